from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from practice_company import PracticeCompany

from app.demo.addresses import ORIGINS, Addresses
from app.demo.contoso import scenarios
from app.demo.contoso.scenarios import SCENARIOS

CompanyOf = Callable[[str], PracticeCompany]


def test_every_scenario_has_a_company_and_a_person_of_its_own() -> None:
    assert len({scenario.person.tenant for scenario in SCENARIOS}) == len(SCENARIOS)
    assert len({scenario.person.user for scenario in SCENARIOS}) == len(SCENARIOS)
    assert len({scenario.title for scenario in SCENARIOS}) == len(SCENARIOS)


@pytest.mark.parametrize("scenario_id", [scenario.id for scenario in SCENARIOS])
def test_a_founded_company_is_there_until_it_is_forgotten(company_of: CompanyOf, scenario_id: str) -> None:
    company = company_of(scenario_id)
    with company.state.transaction() as documents:
        assert scenarios.is_seeded(documents, company.person.tenant)
        documents.forget(company.person.tenant)
        assert not scenarios.is_seeded(documents, company.person.tenant)


def test_every_company_has_environments_that_do_not_suit(company: PracticeCompany) -> None:
    first = company.get("power_platform", "/environmentmanagement/environments?api-version=2024-10-01")
    rest = company.get("power_platform", "/environmentmanagement/environments?api-version=2024-10-01&$skip=3")
    environments = {one["displayName"]: one for one in first["value"] + rest["value"]}
    assert environments["Contoso Production"]["finOpsMetadata"]["url"]
    assert environments["Contoso (default)"]["id"] == f"Default-{company.person.tenant}"
    assert environments["Contoso (default)"]["finOpsMetadata"] is None
    assert environments["Contoso Training"]["dataverseId"] is None
    assert environments["Contoso Archive"]["state"] == "Disabled"


def test_a_company_knows_its_addresses_after_a_start_on_other_ports(company: PracticeCompany) -> None:
    moved = replace(company, addresses=Addresses({name: 50000 + n for n, name in enumerate(ORIGINS)}))
    path = f"/environmentmanagement/environments/{company.environment()}?api-version=2024-10-01"
    environment = moved.get("power_platform", path)
    assert environment["url"] == f"{moved.addresses('organization-a')}/"
    assert environment["finOpsMetadata"]["url"] == moved.addresses("finance-a")
    details = moved.rows("RetrieveFinanceAndOperationsIntegrationDetails")
    assert details["Url"] == moved.addresses("finance-a")


def test_the_environment_without_dataverse_can_come_first(company_of: CompanyOf) -> None:
    company = company_of("no-dataverse-first")
    found = company.get("power_platform", "/environmentmanagement/environments?api-version=2024-10-01")
    assert found["value"][0]["dataverseId"] is None


def test_an_inactive_portal_has_its_content_and_no_site(company_of: CompanyOf) -> None:
    company = company_of("site-inactive")
    path = f"/powerpages/environments/{company.environment()}/websites?api-version=2024-10-01"
    assert company.get("power_platform", path)["value"] == []
    assert len(company.rows("adx_websites")["value"]) == 1


def test_a_portal_that_exists_is_listed_with_its_template(company_of: CompanyOf) -> None:
    company = company_of("site-exists")
    path = f"/powerpages/environments/{company.environment()}/websites?api-version=2024-10-01"
    (site,) = company.get("power_platform", path)["value"]
    assert (site["templateName"], site["status"]) == ("CustomerPortal", "OperationComplete")
    assert site["trialExpiringInDays"] == 60
