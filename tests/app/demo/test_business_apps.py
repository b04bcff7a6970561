from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from practice_company import PracticeCompany
from recorded_replies import differences, recorded
from werkzeug import Response

PROVIDER = "/providers/Microsoft.BusinessAppPlatform"
MAKER = f"{PROVIDER}/environments"
ADMIN = f"{PROVIDER}/scopes/admin/environments"


def test_following_the_next_links_lists_every_environment_once(company: PracticeCompany) -> None:
    target, names = f"{MAKER}?api-version=2023-06-01", []
    while target:
        body = company.get("business_apps", target)
        names += [environment["properties"]["displayName"] for environment in body["value"]]
        link = urlsplit(body.get("nextLink", ""))
        target = f"{link.path}?{link.query}" if link.path else ""
    assert sorted(names) == [
        "Contoso (default)",
        "Contoso Archive",
        "Contoso Production",
        "Contoso Training",
    ]


@pytest.mark.parametrize(
    ("path", "reply"),
    [(MAKER, "bap_maker_environments_list_default"), (ADMIN, "bap_admin_environments_list")],
)
def test_an_environment_has_the_recorded_shape(company: PracticeCompany, path: str, reply: str) -> None:
    theirs = recorded("api", reply)["value"][0]
    ours = company.get("business_apps", f"{path}/{company.environment()}?api-version=2023-06-01")
    # What the recordings have beyond this belongs to their own companies.
    theirs.pop("displayName", None)
    for extra in ("billingPolicy", "parentEnvironmentGroup", "usedBy"):
        theirs["properties"].pop(extra, None)
    theirs["properties"]["runtimeEndpoints"] = {"microsoft.BusinessAppPlatform": ""}
    theirs["properties"]["lifecycleOperationsEnforcement"] = {"allowedOperations": []}
    theirs["properties"].get("linkedEnvironmentMetadata", {}).pop("schemaType", None)
    assert differences(ours, theirs) == []


def test_dataverse_and_finance_are_there_only_where_they_are_linked(company: PracticeCompany) -> None:
    def keys(environment: str) -> set[str]:
        path = f"{MAKER}/{company.environment(environment)}?api-version=2023-06-01"
        return set(company.get("business_apps", path)["properties"])

    linked = {"linkedEnvironmentMetadata", "linkedAppMetadata"}
    assert keys("production") & linked == linked
    assert keys("default") & linked == {"linkedEnvironmentMetadata"}
    assert keys("training") & linked == set()


def test_an_environment_that_is_switched_off_is_in_administration_mode(company: PracticeCompany) -> None:
    path = f"{MAKER}/{company.environment('archive')}?api-version=2023-06-01"
    properties = company.get("business_apps", path)["properties"]
    assert properties["states"]["runtime"]["id"] == "AdminMode"
    assert properties["linkedEnvironmentMetadata"]["instanceState"] == "Disabled"


@pytest.mark.parametrize(
    ("query", "code"), [("", "MissingApiVersionParameter"), ("?api-version=x", "InvalidApiVersionParameter")]
)
def test_a_request_needs_an_api_version(company: PracticeCompany, query: str, code: str) -> None:
    response = company.ask("business_apps", "GET", f"{MAKER}{query}")
    assert (response.status_code, response.get_json()["error"]["code"]) == (400, code)


@pytest.mark.parametrize("path", [ADMIN, f"{ADMIN}/{{environment}}"])
def test_the_administrators_list_is_closed_to_others(
    company_of: Callable[[str], PracticeCompany], path: str
) -> None:
    def asked(scenario: str) -> Response:
        company = company_of(scenario)
        target = path.format(environment=company.environment())
        return company.ask("business_apps", "GET", f"{target}?api-version=2023-06-01")

    assert asked("ready").status_code == 200
    refused = asked("not-administrator")
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (403, "Forbidden")


def test_an_unknown_environment_is_refused_as_recorded(company: PracticeCompany) -> None:
    response = company.ask("business_apps", "GET", f"{MAKER}/nowhere?api-version=2023-06-01")
    assert response.status_code == 404
    assert response.get_json() == recorded("api", "error_environmentnotfound")["body"]


def test_settings_have_the_recorded_kinds_and_tell_who_may_create_sites(company: PracticeCompany) -> None:
    path = "/providers/Microsoft.BusinessAppPlatform/listTenantSettings?api-version=2020-10-01"
    settings = company.ask("business_apps", "POST", path, json={}).get_json()
    recorded_settings = recorded("api", "bap_tenant_settings_listTenantSettings")
    assert settings["disablePortalsCreationByNonAdminUsers"] is False
    assert {name: type(value) for name, value in settings.items()} == {
        name: type(recorded_settings[name]) for name in settings
    }
