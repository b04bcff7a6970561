from __future__ import annotations

import csv
from collections.abc import Callable

import pytest
from practice_company import PracticeCompany
from recorded_replies import recorded_table

CompanyOf = Callable[[str], PracticeCompany]
POWER_PAGES_PLAN = "0d3366f3-266e-4117-b422-7cabbc165e7c"
SUPPLY_CHAIN_PLAN = "1224eae4-0d91-474a-8a52-27ec96a63fe7"


def plans(company: PracticeCompany, path: str) -> set[str]:
    return {
        plan["servicePlanId"] for sku in company.get("graph", path)["value"] for plan in sku["servicePlans"]
    }


def test_a_licensed_person_has_supply_chain_management_and_the_company_power_pages(
    company: PracticeCompany,
) -> None:
    assert SUPPLY_CHAIN_PLAN in plans(company, "/v1.0/me/licenseDetails")
    assert POWER_PAGES_PLAN not in plans(company, "/v1.0/me/licenseDetails")
    assert POWER_PAGES_PLAN in plans(company, "/v1.0/subscribedSkus")


def test_without_a_licence_the_person_has_neither(company_of: CompanyOf) -> None:
    company = company_of("no-licence")
    assert SUPPLY_CHAIN_PLAN not in plans(company, "/v1.0/me/licenseDetails")
    assert POWER_PAGES_PLAN not in plans(company, "/v1.0/subscribedSkus")


@pytest.mark.parametrize("plan", [POWER_PAGES_PLAN, SUPPLY_CHAIN_PLAN])
def test_the_plans_are_real_ones(plan: str) -> None:
    rules = csv.DictReader(recorded_table("licensing", "service_plan_rules"))
    assert plan in {rule["service_plan_id"] for rule in rules}


def test_the_person_is_shown_with_the_columns_selected(company: PracticeCompany) -> None:
    person = company.get("graph", "/v1.0/me?$select=id,userType,assignedLicenses")
    assert set(person) == {"@odata.context", "id", "userType", "assignedLicenses"}
    assert (person["id"], person["userType"]) == (company.person.user, "Member")
    assert "userType" not in company.get("graph", "/v1.0/me")


def test_subscribed_skus_can_be_selected_from_but_not_filtered(company: PracticeCompany) -> None:
    found = company.get("graph", "/v1.0/subscribedSkus?$select=skuPartNumber")["value"]
    assert {"skuPartNumber": "DYN365_SCM"} in found
    response = company.ask("graph", "GET", "/v1.0/subscribedSkus?$filter=consumedUnits gt 0")
    assert response.status_code == 400
    assert set(response.get_json()["error"]) == {"code", "message", "innerError"}
