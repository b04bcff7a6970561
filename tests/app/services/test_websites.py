from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import ORIGIN, ScriptedHttp, Tokens, always, client_of, reply

from app.errors import (
    Conflict,
    Forbidden,
    ForeignAddress,
    NotFound,
    NotSignedIn,
    PageInsteadOfData,
    ServiceDown,
    ServiceRefused,
    Throttled,
    Trouble,
)
from app.http import Request
from app.services.reply import Fields
from app.services.websites import (
    NewWebsite,
    Operation,
    Stage,
    Website,
    create_website,
    list_websites,
    website,
    website_operation,
)

_WANTED = NewWebsite("organization-1", "Contoso orders", "contoso-orders", 1033)
_ROW: dict[str, Any] = {
    "id": "site-1",
    "name": "Contoso orders",
    "templateName": "CustomerPortal",
    "websiteUrl": "https://contoso.powerappsportals.com/",
    "subdomain": "contoso",
    "websiteRecordId": "record-1",
    "status": "OperationComplete",
    "packageInstallStatus": "Installed",
    "type": "Trial",
    "trialExpiringInDays": 86,
    "siteVisibility": "private",
    "createdOn": "2024-10-27T12:00:03",
    "customHostNames": ["orders.contoso.com"],
}
_OPERATION = {"operationStatus": "OperationInProgress", "error": {"code": "A1", "message": "because"}}


def parsed(**changes: Any) -> Website:
    return website(Fields({**_ROW, **changes}))


def created(status: int = 202, headers: dict[str, str] | None = None, body: object = b"") -> Any:
    return asyncio.run(create_website(client_of(lambda _: reply(body, status, headers)), "env", _WANTED))


def asked(body: object, headers: dict[str, str] | None = None, path: str = "/operations/1") -> Operation:
    client = client_of(lambda _: reply(body, headers=headers))
    return asyncio.run(website_operation(client, ORIGIN + path))


def test_the_recorded_site_is_read() -> None:
    found = website(Fields(recorded("api", "ppapi_website_get_trial_enhanced")))
    assert (found.name, found.template, found.stage) == ("Site 1", "DefaultPortalTemplate", Stage.FINISHED)
    assert (found.is_trial, found.trial_days, found.is_private) == (True, 86, True)
    assert found.created == datetime(2024, 10, 27, 12, 0, 3, tzinfo=UTC)


def test_every_documented_status_is_known() -> None:
    schema = recorded("api", "docs_website_schema")["WebsiteDto"]
    assert {parsed(status=status).stage for status in schema["status"]} == set(Stage) - {Stage.UNKNOWN}


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("OperationNotStarted", Stage.WAITING),
        ("operationinprogress", Stage.RUNNING),
        ("StateConfigured", Stage.FINISHED),
        ("OperationFailed", Stage.STOPPED_SHORT),
        ("StateDeletingApplication", Stage.UNKNOWN),
        ("SomethingNew", Stage.UNKNOWN),
        ("", Stage.UNKNOWN),
        (None, Stage.UNKNOWN),
        (7, Stage.UNKNOWN),
    ],
)
def test_a_status_that_is_not_known_is_never_finished(status: object, stage: Stage) -> None:
    assert parsed(status=status).stage is stage


def test_a_site_that_is_no_trial_has_no_days_left() -> None:
    site = parsed(type="Production", customHostNames=None, siteVisibility=None, createdOn="soon")
    assert (site.is_trial, site.trial_days, site.is_private, site.created) == (False, None, None, None)


@pytest.mark.parametrize("body", [{}, {"value": None}, {"value": ["odd", None]}])
def test_a_list_without_sites_is_empty(body: object) -> None:
    assert asyncio.run(list_websites(always(body), "env")) == ()


def test_a_request_for_a_site_has_the_documented_fields() -> None:
    client = client_of(lambda _: reply(b"", 202))
    asyncio.run(create_website(client, "a/b", _WANTED))
    assert isinstance(client.http, ScriptedHttp)
    (request,) = client.http.requests
    assert request.url == f"{ORIGIN}/powerpages/environments/a%2Fb/websites?api-version=2024-10-01"
    assert request.body is not None
    assert request.body.decode().count('"templateName": "CustomerPortal"') == 1
    for part in ('"dataverseOrganizationId": "organization-1"', '"selectedBaseLanguage": 1033'):
        assert part in request.body.decode()


def test_an_accepted_request_names_its_operation_and_how_long_to_wait() -> None:
    accepted = created(headers={"operation-location": f"{ORIGIN}/operations/1", "retry-after": "30"})
    assert (accepted.operation, accepted.wait) == (f"{ORIGIN}/operations/1", 30)


@pytest.mark.parametrize(
    "address",
    ["", "/operations/1", "https://elsewhere.example/operations/1", "http://service.example/1", "https://["],
)
def test_an_operation_at_another_address_is_not_kept(address: str) -> None:
    assert created(headers={"operation-location": address}).operation == ""


def test_a_page_in_place_of_the_acceptance_is_no_acceptance() -> None:
    with pytest.raises(PageInsteadOfData):
        created(200, {"content-type": "text/html"}, b"<html>Welcome to our network")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, ServiceRefused),
        (401, NotSignedIn),
        (403, Forbidden),
        (404, NotFound),
        (409, Conflict),
        (429, Throttled),
        (500, ServiceDown),
        (302, ServiceRefused),
    ],
)
def test_each_refusal_is_its_own_outcome(status: int, outcome: type[ServiceRefused]) -> None:
    with pytest.raises(outcome) as refused:
        created(status, body={"error": {"code": "A059", "message": "words", "target": "x"}})
    assert (refused.value.status, refused.value.code, refused.value.message) == (status, "A059", "words")


def test_recorded_refusals_keep_their_codes_and_words() -> None:
    for case in recorded("api", "observed_powerpages_errors"):
        if "body" in case:
            with pytest.raises(ServiceRefused) as refused:
                created(case["httpStatus"], body=case["body"])
            assert refused.value.code in ("D005", "A059")
            assert refused.value.message


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("error_access_denied", "Forbidden"),
        ("error_0x80040237", "0x80040237"),
        ("error_environmentaccessdenied", "EnvironmentAccessDenied"),
        ("error_environmentnotfound", "EnvironmentNotFound"),
        ("error_principaldoesnotexist", "PrincipalDoesNotExist"),
        ("error_domain_name_invalid", "InvalidDomainName"),
    ],
)
def test_recorded_envelopes_of_every_kind_are_opened(name: str, code: str) -> None:
    content = recorded("api", name)
    status = content["httpStatus"] if isinstance(content.get("httpStatus"), int) else 403
    with pytest.raises(ServiceRefused) as refused:
        created(status, body=content.get("body", content))
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["operationStatus", "status", "Status"])
@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("OperationComplete", Stage.FINISHED),
        ("Succeeded", Stage.FINISHED),
        ("Completed", Stage.FINISHED),
        ("OperationFailed", Stage.STOPPED_SHORT),
        ("Failed", Stage.STOPPED_SHORT),
        ("Canceled", Stage.STOPPED_SHORT),
        ("Cancelled", Stage.STOPPED_SHORT),
        ("OperationNotStarted", Stage.WAITING),
        ("AnythingElse", Stage.RUNNING),
    ],
)
def test_an_operation_is_read_in_every_known_spelling(name: str, status: str, stage: Stage) -> None:
    assert asked({name: status}).stage is stage


def test_an_operation_keeps_why_it_stopped() -> None:
    operation = asked(
        {"status": "Failed", "error": {"code": "X1", "message": "because"}}, {"retry-after": "7"}
    )
    assert (operation.code, operation.message, operation.wait) == ("X1", "because", 7)


@pytest.mark.parametrize("body", [b"", b"  \n", {}, {"status": None}])
def test_an_operation_that_says_nothing_is_unknown(body: object) -> None:
    assert asked(body).stage is Stage.UNKNOWN


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/operations/1", "/operations/1?api-version=2024-10-01"),
        ("/operations/1?x=1", "/operations/1?x=1&api-version=2024-10-01"),
        ("/operations/1?api-version=2022", "/operations/1?api-version=2022"),
    ],
)
def test_the_version_is_added_where_the_operation_has_none(path: str, sent: str) -> None:
    client = client_of(lambda _: reply({}))
    asyncio.run(website_operation(client, ORIGIN + path))
    assert isinstance(client.http, ScriptedHttp)
    assert client.http.requests[0].url == ORIGIN + sent


def test_an_operation_elsewhere_is_never_asked() -> None:
    client = client_of(lambda _: reply({}))
    with pytest.raises(ForeignAddress):
        asyncio.run(website_operation(client, "https://elsewhere.example/operations/1"))
    assert isinstance(client.http, ScriptedHttp)
    assert client.http.requests == []


def test_a_request_turned_away_at_the_door_is_sent_once_more_with_a_new_token() -> None:
    tokens = Tokens()

    def door(request: Request) -> Any:
        assert request.token is not None
        return reply(b"", 202 if request.token.value == "token-2" else 401)

    asyncio.run(create_website(client_of(door, tokens), "env", _WANTED))
    assert tokens.asked == [(None, False), (None, True)]


def test_sites_come_in_pages(practice: Practice) -> None:
    company = practice.company()
    environment = practice.environment(name="Contoso (default)")
    assert [
        site.subdomain for site in asyncio.run(list_websites(company.power_platform, environment.id))
    ] == ["contoso"]


@given(mutated({"value": [_ROW]}))
def test_whatever_the_service_lists_there_are_sites_or_a_known_trouble(body: object) -> None:
    try:
        found = asyncio.run(list_websites(always(body), "env"))
    except Trouble:
        return
    assert all(isinstance(one, Website) for one in found)


@given(mutated(_OPERATION))
def test_whatever_the_operation_says_it_is_read_or_a_known_trouble(body: object) -> None:
    try:
        assert isinstance(asked(body), Operation)
    except Trouble:
        return
