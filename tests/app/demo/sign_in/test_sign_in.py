from __future__ import annotations

import base64
import hashlib
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
import requests
from browser import decline, form_of, sign_in
from practice_client import CLIENT_ID, access_token, application, redirect, scope, signed_in

from app.demo.call import Person
from app.demo.contoso.scenarios import SCENARIOS
from app.demo.tenant import PracticeTenant

_READY = Person.of_scenario("ready", "Alex Andersen")
_VERIFIER = "a-verifier-that-only-this-client-knows-0123456789"
_REDIRECT = "http://localhost:1"


def _asked(practice: PracticeTenant, **changes: str) -> str:
    """The address of the sign-in page, as a program of this client id asks for it."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(_VERIFIER.encode()).digest()).rstrip(b"=").decode()
    parameters = {
        "client_id": CLIENT_ID,
        "response_type": "code",
        "response_mode": "form_post",
        "redirect_uri": _REDIRECT,
        "scope": f"openid offline_access {practice.addresses('graph')}/.default",
        "state": "a-state",
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        **changes,
    }
    address = f"{practice.addresses('browser')}/organizations/oauth2/v2.0/authorize"
    return f"{address}?{urlencode({name: value for name, value in parameters.items() if value})}"


def _code(practice: PracticeTenant, client: requests.Session, scenario: str = "ready") -> str:
    page = client.post(_asked(practice), data={"scenario": scenario})
    carried = form_of(page.text, page.url).carried
    assert carried["state"] == "a-state"
    return carried["code"]


def _redeem(practice: PracticeTenant, client: requests.Session, **form: str) -> requests.Response:
    complete = {
        "client_id": CLIENT_ID,
        "grant_type": "authorization_code",
        "redirect_uri": _REDIRECT,
        "code_verifier": _VERIFIER,
        **form,
    }
    return client.post(f"{practice.addresses('login')}/organizations/oauth2/v2.0/token", data=complete)


def test_msal_signs_a_person_in(practice: PracticeTenant, client: requests.Session) -> None:
    result = signed_in(practice, application(practice, client), "ready")
    claims = result["id_token_claims"]
    assert (claims["oid"], claims["tid"]) == (_READY.user, _READY.tenant)
    assert (claims["name"], claims["preferred_username"]) == (_READY.name, _READY.user_name)
    assert claims["aud"] == CLIENT_ID
    assert result["expires_in"] == 3600


def test_a_token_is_signed_with_the_published_key_for_one_service(
    practice: PracticeTenant, client: requests.Session
) -> None:
    token = access_token(practice, "ready", "power_platform")
    (key,) = client.get(f"{practice.addresses('login')}/common/discovery/v2.0/keys").json()["keys"]
    audience = practice.addresses("power_platform")
    claims = jwt.decode(token, jwt.PyJWK(key), ["RS256"], audience=audience)
    assert claims["tid"] == _READY.tenant
    assert claims["iss"] == f"{practice.addresses('login')}/{_READY.tenant}/v2.0"


def test_a_token_opens_its_own_service_and_no_other(
    practice: PracticeTenant, client: requests.Session
) -> None:
    client.headers["Authorization"] = f"Bearer {access_token(practice, 'ready', 'graph')}"
    assert client.get(f"{practice.addresses('graph')}/nothing-here").status_code == 404
    for origin in ("business_apps", "power_platform", "discovery", "organization-a", "finance-a"):
        assert client.get(f"{practice.addresses(origin)}/nothing-here").status_code == 401


def test_an_id_token_opens_no_service(practice: PracticeTenant, client: requests.Session) -> None:
    audience = practice.addresses("graph")
    page = client.post(_asked(practice, client_id=audience), data={"scenario": "ready"})
    code = form_of(page.text, page.url).carried["code"]
    tokens = _redeem(practice, client, client_id=audience, code=code).json()
    answer = client.get(f"{audience}/v1.0/me", headers={"Authorization": f"Bearer {tokens['id_token']}"})
    assert answer.status_code == 401


def test_msal_gets_a_token_for_a_second_service_without_asking(
    practice: PracticeTenant, client: requests.Session
) -> None:
    app = application(practice, client)
    signed_in(practice, app, "ready", "graph")
    (account,) = app.get_accounts()
    assert account["username"] == _READY.user_name
    result = app.acquire_token_silent_with_error(scope(practice, "organization-a"), account)
    claims = jwt.decode(result["access_token"], options={"verify_signature": False})
    assert claims["aud"] == practice.addresses("organization-a")
    assert app.acquire_token_silent(scope(practice, "organization-a"), account)["token_source"] == "cache"


def test_declining_tells_the_program_so(practice: PracticeTenant, client: requests.Session) -> None:
    app = application(practice, client)
    with redirect() as (address, answer):
        flow = app.initiate_auth_code_flow(
            scope(practice, "graph"), redirect_uri=address, response_mode="form_post"
        )
        decline(flow["auth_uri"])
        result = app.acquire_token_by_auth_code_flow(flow, answer)
    assert result["error"] == "access_denied"


def test_blocked_consent_is_told_for_that_service_alone(
    practice: PracticeTenant, client: requests.Session
) -> None:
    app = application(practice, client)
    signed_in(practice, app, "licence-unreadable", "power_platform")
    (account,) = app.get_accounts()
    refused = app.acquire_token_silent_with_error(scope(practice, "graph"), account)
    assert (refused["error"], refused["suberror"]) == ("invalid_grant", "consent_required")
    assert refused["error_codes"] == [65001]
    assert "access_token" in app.acquire_token_silent_with_error(scope(practice, "discovery"), account)


def test_a_service_that_is_not_here_is_refused(practice: PracticeTenant, client: requests.Session) -> None:
    app = application(practice, client)
    signed_in(practice, app, "ready")
    (account,) = app.get_accounts()
    refused = app.acquire_token_silent_with_error(["https://contoso.example/.default"], account)
    assert (refused["error"], refused["error_codes"]) == ("invalid_resource", [500011])


def test_the_page_offers_every_scenario_and_a_way_out(
    practice: PracticeTenant, client: requests.Session
) -> None:
    page = client.get(_asked(practice))
    buttons = form_of(page.text, page.url).buttons
    assert {value for name, value in buttons if name == "scenario"} == {known.id for known in SCENARIOS}
    assert ("decline", "yes") in buttons
    for known in SCENARIOS:
        assert known.title in page.text


def test_a_hinted_person_comes_first(practice: PracticeTenant, client: requests.Session) -> None:
    hinted = SCENARIOS[3].person
    page = client.get(_asked(practice, login_hint=hinted.user_name.upper())).text
    assert min((page.index(known.person.user_name), known.id) for known in SCENARIOS)[1] == hinted.scenario


def test_a_tenants_own_page_offers_its_own_people(practice: PracticeTenant, client: requests.Session) -> None:
    address = _asked(practice).replace("/organizations/", f"/{_READY.tenant}/")
    page = client.get(address)
    chosen = {value for name, value in form_of(page.text, page.url).buttons if name == "scenario"}
    assert chosen == {"ready"}
    assert client.post(address, data={"scenario": "no-licence"}).status_code == 400


def test_signing_in_founds_the_company_once(practice: PracticeTenant) -> None:
    tenant = Person.of_scenario("maps-stopped", "Bo").tenant
    with redirect() as (address, _):
        sign_in(_asked(practice, redirect_uri=address), "maps-stopped")
        with practice.state.transaction() as documents:
            documents.put(tenant, "note", "one", {"text": "mine"})
        sign_in(_asked(practice, redirect_uri=address), "maps-stopped")
    with practice.state.transaction() as documents:
        assert documents.get(tenant, "note", "one") == {"text": "mine"}


def test_starting_afresh_forgets_what_was_done_in_that_company(
    practice: PracticeTenant, client: requests.Session
) -> None:
    _code(practice, client)
    with practice.state.transaction() as documents:
        documents.put(_READY.tenant, "note", "one", {"text": "mine"})
        documents.put("another", "note", "one", {"text": "theirs"})
    assert client.post(_asked(practice), data={"afresh": "ready"}).status_code == 200
    with practice.state.transaction() as documents:
        assert documents.get(_READY.tenant, "note", "one") is None
        assert documents.get("another", "note", "one") == {"text": "theirs"}


def test_what_the_program_sends_is_shown_as_text(practice: PracticeTenant, client: requests.Session) -> None:
    page = client.post(_asked(practice, state='"><b>bold</b>'), data={"scenario": "ready"})
    assert "<b>" not in page.text
    assert form_of(page.text, page.url).carried["state"] == '"><b>bold</b>'


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"client_id": ""}, "AADSTS900144"),
        ({"code_challenge": ""}, "AADSTS900144"),
        ({"response_mode": "query"}, "AADSTS70007"),
        ({"code_challenge_method": "plain"}, "AADSTS70007"),
        ({"redirect_uri": "https://contoso.example/"}, "AADSTS50011"),
        ({"redirect_uri": "http://localhost.contoso.example/"}, "AADSTS50011"),
        ({"scope": "https://contoso.example/.default"}, "AADSTS500011"),
    ],
)
def test_a_request_that_cannot_go_on_is_explained_on_the_page(
    practice: PracticeTenant, client: requests.Session, changes: dict[str, str], number: str
) -> None:
    page = client.get(_asked(practice, **changes))
    assert page.status_code == 400
    assert number in page.text


def test_a_code_works_once(practice: PracticeTenant, client: requests.Session) -> None:
    code = _code(practice, client)
    assert _redeem(practice, client, code=code).status_code == 200
    again = _redeem(practice, client, code=code).json()
    assert (again["error"], again["error_codes"]) == ("invalid_grant", [54005])


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"code_verifier": "another"}, 501481),
        ({"client_id": "another"}, 70000),
        ({"redirect_uri": "http://localhost:2"}, 70000),
        ({"code": "nonsense"}, 70000),
        ({"code": ""}, 900144),
        ({"grant_type": "password"}, 70003),
        ({"grant_type": "refresh_token", "refresh_token": "nonsense"}, 700082),
    ],
)
def test_a_code_is_good_for_the_program_that_asked(
    practice: PracticeTenant, client: requests.Session, changes: dict[str, str], number: int
) -> None:
    answer = _redeem(practice, client, **{"code": _code(practice, client), **changes})
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["error_codes"]) == (400, [number])
    assert problem["error_description"].startswith(f"AADSTS{number}: ")
    assert {"timestamp", "trace_id", "correlation_id"} <= problem.keys()


def test_two_services_in_one_request_are_refused(practice: PracticeTenant, client: requests.Session) -> None:
    both = " ".join((*scope(practice, "graph"), *scope(practice, "discovery")))
    answer = _redeem(practice, client, code=_code(practice, client), scope=both).json()
    assert (answer["error"], answer["error_codes"]) == ("invalid_scope", [70011])


def test_an_unknown_tenant_is_refused(practice: PracticeTenant, client: requests.Session) -> None:
    address = f"{practice.addresses('login')}/fabrikam/v2.0/.well-known/openid-configuration"
    answer = client.get(address)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_tenant")


def test_only_what_a_browser_shows_is_on_the_browser_origin(
    practice: PracticeTenant, client: requests.Session
) -> None:
    address = f"{practice.addresses('login')}/organizations/v2.0/.well-known/openid-configuration"
    configuration = client.get(address).json()
    places = {
        name: f"{parts.scheme}://{parts.netloc}"
        for name, value in configuration.items()
        if name.endswith(("_endpoint", "_uri")) and (parts := urlsplit(value))
    }
    assert places.pop("authorization_endpoint") == practice.addresses("browser")
    assert set(places.values()) == {practice.addresses("login")}


def test_the_page_asks_for_the_way_back_that_the_program_named(practice: PracticeTenant) -> None:
    assert parse_qs(urlsplit(_asked(practice)).query)["redirect_uri"] == [_REDIRECT]


def test_the_browser_remembers_whose_company_to_show(
    practice: PracticeTenant, client: requests.Session
) -> None:
    page = f"{practice.addresses('browser')}/pages/site_administration"
    stranger = client.get(page)
    assert stranger.status_code == 401
    assert "Sign in from the program first" in stranger.text
    _code(practice, client)
    assert client.get(page).status_code == 200


def test_only_the_slow_company_meets_a_slow_network(practice: PracticeTenant) -> None:
    slow = Person.of_scenario("slow-network", "Kim").tenant
    assert "delay" in {fault.name for fault in practice.faults.take("graph", "GET", "/v1.0/me", slow)}
    assert practice.faults.take("graph", "GET", "/v1.0/me", _READY.tenant) == ()
    assert practice.faults.take("login", "POST", "/organizations/oauth2/v2.0/token", slow) == ()
