from __future__ import annotations

from datetime import timedelta
from typing import Any

import jwt
import pytest
import requests
from browser import decline_device_code, enter_device_code
from practice_client import CLIENT_ID, application, scope

from app.demo.call import Person
from app.demo.tenant import PracticeTenant


@pytest.fixture
def announced(practice: PracticeTenant, client: requests.Session) -> dict[str, Any]:
    """What a program is told that asks for a device code."""
    answer: dict[str, Any] = client.post(
        f"{practice.addresses('login')}/organizations/oauth2/v2.0/devicecode",
        data={"client_id": CLIENT_ID, "scope": scope(practice, "graph")[0]},
    ).json()
    return answer


def _poll(
    practice: PracticeTenant, client: requests.Session, device_code: str, **changes: str
) -> dict[str, Any]:
    answer: dict[str, Any] = client.post(
        f"{practice.addresses('login')}/organizations/oauth2/v2.0/token",
        data={
            "grant_type": "urn:ietf:params:oauth:grant-type:device_code",
            "client_id": CLIENT_ID,
            "device_code": device_code,
            **changes,
        },
    ).json()
    return answer


def test_msal_signs_in_with_a_code_typed_elsewhere(
    practice: PracticeTenant, client: requests.Session
) -> None:
    app = application(practice, client)
    flow = app.initiate_device_flow(scope(practice, "graph"))
    assert flow["verification_uri"].startswith(practice.addresses("browser"))
    assert flow["user_code"] in flow["message"]
    enter_device_code(flow["verification_uri"], flow["user_code"].lower(), "ready")
    result = app.acquire_token_by_device_flow(flow)
    assert result["id_token_claims"]["tid"] == Person.of_scenario("ready", "Alex").tenant
    assert "refresh_token" in result
    (account,) = app.get_accounts()
    assert app.acquire_token_silent(scope(practice, "discovery"), account)["token_type"] == "Bearer"


def test_the_program_waits_while_nobody_has_typed_the_code(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    assert _poll(practice, client, announced["device_code"])["error"] == "authorization_pending"


def test_the_grants_name_from_before_the_standard_will_do(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    enter_device_code(announced["verification_uri"], announced["user_code"], "ready")
    told = _poll(practice, client, announced["device_code"], grant_type="device_code")
    claims = jwt.decode(told["access_token"], options={"verify_signature": False})
    assert claims["upn"] == "alex@ready.contoso.example"


def test_asking_too_often_slows_the_program_down(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    _poll(practice, client, announced["device_code"])
    assert _poll(practice, client, announced["device_code"])["error"] == "slow_down"
    practice.clock.advance(timedelta(seconds=announced["interval"]))
    assert _poll(practice, client, announced["device_code"])["error"] == "authorization_pending"


def test_a_person_may_decline(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    decline_device_code(announced["verification_uri"], announced["user_code"])
    assert _poll(practice, client, announced["device_code"])["error"] == "authorization_declined"


def test_a_code_runs_out_of_time(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    practice.clock.advance(timedelta(seconds=announced["expires_in"]))
    assert _poll(practice, client, announced["device_code"])["error"] == "expired_token"
    page = client.post(announced["verification_uri"], data={"code": announced["user_code"]})
    assert "its time has run out" in page.text


def test_a_code_works_once(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    enter_device_code(announced["verification_uri"], announced["user_code"], "ready")
    assert "access_token" in _poll(practice, client, announced["device_code"])
    assert _poll(practice, client, announced["device_code"])["error"] == "expired_token"


def test_a_code_is_good_for_the_program_that_asked(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    enter_device_code(announced["verification_uri"], announced["user_code"], "ready")
    refused = _poll(practice, client, announced["device_code"], client_id="another")
    assert refused["error"] == "bad_verification_code"


def test_a_mistyped_code_is_asked_for_again(practice: PracticeTenant, announced: dict[str, Any]) -> None:
    answer = requests.post(announced["verification_uri"], data={"code": "WRONG"}, timeout=30)
    assert "That code is not known" in answer.text


def test_the_token_is_for_the_service_that_was_asked_for(
    practice: PracticeTenant, client: requests.Session, announced: dict[str, Any]
) -> None:
    enter_device_code(announced["verification_uri"], announced["user_code"], "no-licence")
    token = _poll(practice, client, announced["device_code"])["access_token"]
    claims = jwt.decode(token, options={"verify_signature": False})
    assert claims["aud"] == practice.addresses("graph")
    assert claims["scenario"] == "no-licence"


def test_a_code_for_a_service_that_is_not_here_is_refused(
    practice: PracticeTenant, client: requests.Session
) -> None:
    answer = client.post(
        f"{practice.addresses('login')}/organizations/oauth2/v2.0/devicecode",
        data={"client_id": CLIENT_ID, "scope": "https://contoso.example/.default"},
    )
    assert answer.json()["error"] == "invalid_resource"
