from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from practice_company import API_VERSION, PracticeCompany
from werkzeug import Response

from app.demo.contoso import sites

CompanyOf = Callable[[str], PracticeCompany]
VISITOR = "/sites/contoso-customers"
CONVERSION = {"EnableCDN": False, "EnableWAF": False, "UseDynamics365PortalAddOnLicense": False}


@pytest.fixture
def company(company_of: CompanyOf) -> PracticeCompany:
    """A company that has a customer portal."""
    return company_of("site-exists")


def site(company: PracticeCompany) -> dict[str, Any]:
    path = f"/powerpages/environments/{company.environment()}/websites?api-version={API_VERSION}"
    found: dict[str, Any] = company.get("power_platform", path)["value"][0]
    return found


def change(company: PracticeCompany, deed: str, query: str = "", **sent: Any) -> Response:
    identity = site(company)["id"]
    path = f"/powerpages/environments/{company.environment()}/websites/{identity}/{deed}"
    return company.ask("power_platform", "POST", f"{path}?api-version={API_VERSION}{query}", **sent)


def code(response: Response) -> tuple[int, str]:
    return response.status_code, response.get_json()["error"]["code"]


def with_a_trial(company: PracticeCompany) -> PracticeCompany:
    """Give the company with its own web site as a trial in the production environment."""
    with company.state.transaction() as documents:
        own = documents.all(company.person.tenant, sites.WEBSITE)[0]
        moved = own | {"environment": company.environment(), "production": False}
        sites.save(documents, company.person.tenant, moved)
    return company


def test_stopping_and_starting_opens_and_closes_the_portal(company: PracticeCompany) -> None:
    seen = []
    for deed in ("stop", "start"):
        response = change(company, deed)
        assert (response.status_code, response.get_data()) == (200, b"")
        seen.append(company.ask("browser", "GET", VISITOR).status_code)
    assert seen == [404, 200]


def test_a_restart_takes_a_moment_in_which_the_site_is_busy(company: PracticeCompany) -> None:
    assert change(company, "restart").status_code == 200
    assert company.ask("browser", "GET", VISITOR).status_code == 503
    assert code(change(company, "restart")) == (400, "D006")
    company.pass_minutes(2)
    assert company.ask("browser", "GET", VISITOR).status_code == 200


def test_a_trial_may_not_be_public_and_a_production_site_may(company: PracticeCompany) -> None:
    refused = change(company, "updateSiteVisibility", "&siteVisibility=public")
    assert code(refused) == (400, "SiteVisibilityRestricted")
    assert change(company, "convertToProduction", json=CONVERSION).status_code == 200
    assert change(company, "updateSiteVisibility", "&siteVisibility=public").status_code == 200
    assert site(company)["siteVisibility"] == "public"
    company.pass_minutes(2)
    assert company.ask("browser", "GET", VISITOR, stranger=True).status_code == 200
    assert change(company, "updateSiteVisibility", "&siteVisibility=private").status_code == 200
    company.pass_minutes(2)
    assert company.ask("browser", "GET", VISITOR, stranger=True).status_code == 302


@pytest.mark.parametrize("query", ["", "&siteVisibility=open"])
def test_a_visibility_that_is_none_is_refused(company: PracticeCompany, query: str) -> None:
    assert code(change(company, "updateSiteVisibility", query)) == (400, "BadRequest")


def test_a_production_site_has_no_end_and_stays_one(company: PracticeCompany) -> None:
    assert site(company)["trialExpiringInDays"] == 60
    assert change(company, "convertToProduction", json=CONVERSION).status_code == 200
    assert (site(company)["type"], site(company)["trialExpiringInDays"]) == ("Production", None)
    assert code(change(company, "convertToProduction", json=CONVERSION)) == (400, "AlreadyProduction")


@pytest.mark.parametrize("body", [None, [], {"EnableCDN": "yes"}])
def test_a_conversion_without_its_body_is_refused(company: PracticeCompany, body: object) -> None:
    assert code(change(company, "convertToProduction", json=body)) == (400, "BadRequest")


def test_without_capacity_a_trial_stays_one(company_of: CompanyOf) -> None:
    company = with_a_trial(company_of("no-licence"))
    assert code(change(company, "convertToProduction", json=CONVERSION)) == (400, "InsufficientCapacity")


def test_the_scan_tells_of_a_trial_and_of_what_is_in_order(company: PracticeCompany) -> None:
    found = change(company, "scan/quick/execute", "&lcid=1033").get_json()
    trial = next(one for one in found if one["issue"] == "Trial website")
    assert (trial["result"], trial["category"]) == ("Warning", "Configuration Issues")
    assert "60 days" in trial["description"]
    assert {one["result"] for one in found} == {"Warning", "Pass"}
    assert set(found[0]) == {"category", "description", "issue", "learnMoreUrl", "result"}


def test_the_scan_tells_of_a_site_that_is_turned_off(company: PracticeCompany) -> None:
    change(company, "stop")
    found = change(company, "scan/quick/execute").get_json()
    assert [one["issue"] for one in found if one["result"] == "Error"] == ["The website is turned off"]


def test_a_site_that_starts_is_not_scanned(company: PracticeCompany) -> None:
    change(company, "restart")
    assert code(change(company, "scan/quick/execute")) == (400, "D006")


@pytest.mark.parametrize("deed", ["restart", "convertToProduction", "scan/quick/execute"])
def test_only_administrators_change_and_scan_sites(company_of: CompanyOf, deed: str) -> None:
    company = with_a_trial(company_of("not-administrator"))
    assert change(company, deed, json=CONVERSION).status_code == 403
