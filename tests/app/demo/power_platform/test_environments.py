from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from practice_company import API_VERSION, PracticeCompany
from recorded_replies import differences, recorded

ENVIRONMENTS = "/environmentmanagement/environments"
VERSION = f"api-version={API_VERSION}"


def ask(company: PracticeCompany, path: str, query: str = "") -> Any:
    return company.get("power_platform", f"{path}?{VERSION}{query}")


def test_the_next_page_is_linked_in_small_letters(company: PracticeCompany) -> None:
    first = ask(company, ENVIRONMENTS)
    link = urlsplit(first["@odata.nextlink"])
    second = company.get("power_platform", f"{link.path}?{link.query}")
    assert len(first["value"]) == 3
    assert len(second["value"]) == 1
    assert "@odata.nextlink" not in second


def test_environments_can_be_chosen_by_id_filter_and_column(company: PracticeCompany) -> None:
    production = company.environment()
    assert [one["id"] for one in ask(company, ENVIRONMENTS, f"&ids={production}")["value"]] == [production]
    found = ask(company, ENVIRONMENTS, "&$filter=type eq 'Sandbox'&$select=displayName")["value"]
    assert found == [{"displayName": "Contoso Training"}, {"displayName": "Contoso Archive"}]


def test_a_filter_on_another_column_is_refused(company: PracticeCompany) -> None:
    response = company.ask("power_platform", "GET", f"{ENVIRONMENTS}?{VERSION}&$filter=name eq 'x'")
    assert (response.status_code, response.get_json()["error"]["target"]) == (400, "$filter")


@pytest.mark.parametrize("query", ["", "?api-version=2019-01-01"])
def test_an_api_version_that_is_not_offered_is_refused(company: PracticeCompany, query: str) -> None:
    response = company.ask("power_platform", "GET", f"{ENVIRONMENTS}{query}")
    assert response.status_code == 400
    assert response.get_json()["error"]["code"] == "UnsupportedApiVersion"


def test_an_environment_of_another_company_is_not_found(
    company: PracticeCompany, company_of: Callable[[str], PracticeCompany]
) -> None:
    foreign = company_of("site-exists").environment()
    response = company.ask("power_platform", "GET", f"{ENVIRONMENTS}/{foreign}?{VERSION}")
    assert response.status_code == 404


def test_application_packages_have_the_recorded_shape(company: PracticeCompany) -> None:
    path = f"/appmanagement/environments/{company.environment()}/applicationPackages"
    assert differences(ask(company, path), recorded("api", "ppapi_env_applicationpackages_list")) == []


def test_packages_can_be_chosen_by_their_state(company: PracticeCompany) -> None:
    path = f"/appmanagement/environments/{company.environment('default')}/applicationPackages"
    installed = ask(company, path, "&appInstallState=Installed")["value"]
    missing = ask(company, path, "&appInstallState=NotInstalled")["value"]
    assert [package["uniqueName"] for package in installed] == ["PowerPages_Core"]
    assert "DualWriteCoreAnchor" in [package["uniqueName"] for package in missing]


def test_an_installation_goes_on_until_it_is_done(company: PracticeCompany) -> None:
    path = f"/appmanagement/environments/{company.environment('default')}/applicationPackages"
    response = company.ask("power_platform", "POST", f"{path}/DualWriteCoreAnchor/install?{VERSION}", json={})
    assert response.status_code == 202
    operation = urlsplit(response.headers["Operation-Location"])
    states = []
    for minutes in (0, 3, 15):
        company.pass_minutes(minutes)
        reply = company.get("power_platform", f"{operation.path}?{operation.query}")
        assert differences(reply, recorded("api", "ppapi_app_install_operation_succeeded")) == []
        states.append(reply["status"])
    assert states == ["NotStarted", "Running", "Succeeded"]


@pytest.mark.parametrize(("scenario_id", "amount"), [("ready", 5), ("no-licence", 0)])
def test_capacity_is_told_for_the_environment_and_the_company(
    company_of: Callable[[str], PracticeCompany], scenario_id: str, amount: int
) -> None:
    company = company_of(scenario_id)
    allocations = ask(company, f"/licensing/environments/{company.environment()}/allocations")
    assert allocations["currencyAllocations"] == [
        {"currencyType": "PowerPagesAuthenticated", "allocated": amount}
    ]
    reports = ask(company, "/licensing/tenantCapacity/currencyReports", "&includeAllocations=true")
    assert reports == [{"currencyType": "PowerPagesAuthenticated", "purchased": amount, "allocated": amount}]


def test_nothing_is_paid_as_it_goes(company: PracticeCompany) -> None:
    assert ask(company, "/licensing/billingPolicies") == {"value": []}
