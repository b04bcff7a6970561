from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from practice_company import API_VERSION, PracticeCompany
from recorded_replies import differences, recorded
from werkzeug import Response

from app.demo.power_platform.website_creation import TEMPLATES

CompanyOf = Callable[[str], PracticeCompany]


def sites_path(company: PracticeCompany, tail: str = "", environment: str = "production") -> str:
    identity = company.environment(environment)
    return f"/powerpages/environments/{identity}/websites{tail}?api-version={API_VERSION}"


def listed(company: PracticeCompany, environment: str = "production") -> list[dict[str, Any]]:
    value: list[dict[str, Any]] = company.get("power_platform", sites_path(company, environment=environment))[
        "value"
    ]
    return value


def wish(company: PracticeCompany, **changes: Any) -> dict[str, Any]:
    return {
        "dataverseOrganizationId": company.rows("WhoAmI")["OrganizationId"],
        "name": "Contoso customers",
        "selectedBaseLanguage": 1033,
        "subdomain": "contoso-b2b",
        "templateName": "CustomerPortal",
    } | changes


def create(company: PracticeCompany, **changes: Any) -> Response:
    return company.ask("power_platform", "POST", sites_path(company), json=wish(company, **changes))


def refusal(response: Response) -> tuple[int, str, str | None]:
    problem = response.get_json()["error"]
    return response.status_code, problem["code"], problem.get("target")


def follow(company: PracticeCompany, response: Response) -> Any:
    address = urlsplit(response.headers["Operation-Location"])
    return company.get("power_platform", f"{address.path}?{address.query}")


def test_a_site_is_made_in_documented_stages_and_then_open(company: PracticeCompany) -> None:
    accepted = create(company)
    assert (accepted.status_code, accepted.get_data()) == (202, b"")
    assert int(accepted.headers["Retry-After"]) >= 1
    stages = []
    for minutes in (0, 2, 4, 14, 6):
        company.pass_minutes(minutes)
        (site,) = listed(company)
        assert follow(company, accepted)["operationStatus"] == site["status"]
        stages.append((site["status"], site["packageInstallStatus"]))
    assert stages == [
        ("OperationNotStarted", "InstallRequested"),
        ("OperationInProgress", "InstallScheduled"),
        ("OperationInProgress", "Installing"),
        ("OperationInProgress", "Installed"),
        ("OperationComplete", "Installed"),
    ]
    assert follow(company, accepted)["websiteUrl"] == listed(company)[0]["websiteUrl"]


def test_a_new_site_has_its_row_in_dataverse(company: PracticeCompany) -> None:
    create(company)
    (site,) = listed(company)
    assert company.rows(f"adx_websites({site['websiteRecordId']})")["adx_name"] == "Contoso customers"


def test_a_site_has_the_recorded_shape(company_of: CompanyOf) -> None:
    company = company_of("site-exists")
    identity = listed(company)[0]["id"]
    ours = company.get("power_platform", sites_path(company, f"/{identity}"))
    assert differences(ours, recorded("api", "ppapi_website_get_trial_enhanced")) == []


def test_the_templates_are_the_documented_ones() -> None:
    documented = [template["templateName"] for template in recorded("api", "docs_website_template_names")]
    assert sorted(TEMPLATES) == sorted(documented)


def test_following_the_next_links_lists_every_site_once(company: PracticeCompany) -> None:
    for number in range(11):
        assert create(company, subdomain=f"site-{number}", templateName="BlankPage").status_code == 202
    target, found = sites_path(company), []
    while target:
        body = company.get("power_platform", target)
        found += [site["subdomain"] for site in body["value"]]
        link = urlsplit(body.get("@odata.nextLink", ""))
        target = f"{link.path}?{link.query}" if link.path else ""
    assert found == [f"site-{number}" for number in range(11)]


@pytest.mark.parametrize(
    "field", ["dataverseOrganizationId", "name", "selectedBaseLanguage", "subdomain", "templateName"]
)
def test_a_missing_field_is_refused_by_its_name(company: PracticeCompany, field: str) -> None:
    body = wish(company)
    del body[field]
    response = company.ask("power_platform", "POST", sites_path(company), json=body)
    assert refusal(response) == (400, "BadRequest", field)
    assert response.get_json()["error"]["details"][0]["target"] == field


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("templateName", "SCMCustomerPortal"),
        ("subdomain", "Not A Subdomain"),
        ("subdomain", "-x"),
        ("selectedBaseLanguage", "1033"),
        ("dataverseOrganizationId", "00000000-0000-0000-0000-000000000000"),
        ("websiteRecordId", "00000000-0000-0000-0000-000000000000"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(company: PracticeCompany, field: str, value: object) -> None:
    assert refusal(create(company, **{field: value})) == (400, "BadRequest", field)
    assert listed(company) == []


def test_a_body_that_is_no_json_is_refused(company: PracticeCompany) -> None:
    assert company.ask("power_platform", "POST", sites_path(company), data="{").status_code == 400


def test_an_address_is_taken_for_the_whole_company(company: PracticeCompany) -> None:
    assert listed(company, "default")[0]["subdomain"] == "contoso"
    assert refusal(create(company, subdomain="contoso")) == (400, "SubdomainConflict", "subdomain")


def test_an_environment_has_one_customer_portal(company_of: CompanyOf) -> None:
    company = company_of("site-exists")
    assert refusal(create(company))[:2] == (409, "WebsiteAlreadyExists")
    assert create(company, templateName="BlankPage").status_code == 202


def test_an_inactive_site_is_brought_back_with_its_content(company_of: CompanyOf) -> None:
    company = company_of("site-inactive")
    record = company.rows("adx_websites")["value"][0]["adx_websiteid"]
    assert create(company, websiteRecordId=record).status_code == 202
    assert [site["websiteRecordId"] for site in listed(company)] == [record]
    assert len(company.rows("adx_websites")["value"]) == 1


def test_content_that_has_a_site_cannot_get_another(company_of: CompanyOf) -> None:
    company = company_of("site-exists")
    record = listed(company)[0]["websiteRecordId"]
    response = create(company, websiteRecordId=record, templateName="BlankPage")
    assert refusal(response) == (409, "WebsiteAlreadyExists", "websiteRecordId")


@pytest.mark.parametrize("scenario_id", ["not-administrator", "create-refused"])
def test_who_may_not_create_sites_is_told_so(company_of: CompanyOf, scenario_id: str) -> None:
    company = company_of(scenario_id)
    response = create(company)
    assert response.status_code == 403
    assert "You don't have permissions to create a site" in response.get_json()["error"]["message"]
    assert listed(company) == []


def test_a_template_that_is_not_offered_is_named(company_of: CompanyOf) -> None:
    company = company_of("template-refused")
    assert refusal(create(company)) == (400, "BadRequest", "templateName")
    assert create(company, templateName="BlankPage").status_code == 202


def test_an_environment_without_dataverse_has_no_sites(company: PracticeCompany) -> None:
    assert listed(company, "training") == []
    path = sites_path(company, environment="training")
    assert company.ask("power_platform", "POST", path, json=wish(company)).status_code == 403


def test_a_deleted_site_goes_and_its_content_stays(company_of: CompanyOf) -> None:
    company = company_of("site-exists")
    identity = listed(company)[0]["id"]
    accepted = company.ask("power_platform", "DELETE", sites_path(company, f"/{identity}"))
    assert accepted.status_code == 202
    assert listed(company)[0]["status"] == "StateDeletingApplication"
    assert follow(company, accepted)["operationStatus"] == "OperationInProgress"
    company.pass_minutes(3)
    assert follow(company, accepted)["operationStatus"] == "OperationComplete"
    assert listed(company) == []
    assert len(company.rows("adx_websites")["value"]) == 1
    gone = company.ask("power_platform", "GET", sites_path(company, f"/{identity}"))
    assert gone.get_json()["error"]["message"] == "Website with the given id does not exist"


def test_the_creation_of_a_site_that_was_deleted_does_not_end_well(company: PracticeCompany) -> None:
    accepted = create(company)
    identity = listed(company)[0]["id"]
    company.ask("power_platform", "DELETE", sites_path(company, f"/{identity}"))
    assert follow(company, accepted)["operationStatus"] == "OperationFailed"
    assert follow(company, accepted)["error"]["code"] == "NotFound"


def test_an_unknown_operation_is_not_found(company: PracticeCompany) -> None:
    path = f"/powerpages/environments/{company.environment()}/operations/x?api-version={API_VERSION}"
    assert company.ask("power_platform", "GET", path).status_code == 404


def test_where_the_first_creation_stops_a_second_one_is_finished(company_of: CompanyOf) -> None:
    company = company_of("create-stops")
    accepted = create(company)
    company.pass_minutes(10)
    operation = follow(company, accepted)
    assert (operation["operationStatus"], operation["error"]["code"]) == ("OperationFailed", "InstallFailed")
    (site,) = listed(company)
    assert (site["status"], site["packageInstallStatus"]) == ("OperationFailed", "InstallFailed")
    assert refusal(create(company, subdomain="another"))[:2] == (409, "WebsiteAlreadyExists")
    company.ask("power_platform", "DELETE", sites_path(company, f"/{site['id']}"))
    company.pass_minutes(5)
    assert create(company).status_code == 202
    company.pass_minutes(30)
    assert [one["status"] for one in listed(company)] == ["OperationComplete"]
