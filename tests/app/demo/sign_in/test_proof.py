from __future__ import annotations

import json
from typing import Any

import msal
import pytest
import requests
from browser import sign_in
from practice_client import application, redirect, scope, signed_in

from app.demo.sign_in.problems import SignInProblem
from app.demo.sign_in.proof import challenge, claims_for, contexts_in, require_proof
from app.demo.tenant import PracticeTenant
from app.services.challenge import claims_wanted


def proved(practice: PracticeTenant, app: msal.PublicClientApplication, claims: str) -> dict[str, Any]:
    """MSAL's result after a person signed in for what `claims` wants proved."""
    with redirect() as (address, answer):
        flow = app.initiate_auth_code_flow(
            scope(practice, "graph"),
            redirect_uri=address,
            response_mode="form_post",
            claims_challenge=claims,
        )
        sign_in(flow["auth_uri"], "ready")
        result: dict[str, Any] = app.acquire_token_by_auth_code_flow(flow, answer)
    return result


def silently(practice: PracticeTenant, app: msal.PublicClientApplication, claims: str) -> dict[str, Any]:
    (account,) = app.get_accounts()
    answer: dict[str, Any] = app.acquire_token_silent_with_error(
        scope(practice, "power_platform"), account, force_refresh=True, claims_challenge=claims
    )
    return answer


def test_a_refresh_token_proves_nothing_that_its_sign_in_did_not(
    practice: PracticeTenant, client: requests.Session
) -> None:
    app = application(practice, client)
    signed_in(practice, app, "ready")
    answer = silently(practice, app, claims_for("c1"))
    assert (answer["error"], answer["error_codes"]) == ("interaction_required", [50076])
    assert json.loads(answer["claims"]) == json.loads(claims_for("c1"))


def test_what_a_person_proved_holds_for_every_service(
    practice: PracticeTenant, client: requests.Session
) -> None:
    app = application(practice, client)
    assert "access_token" in proved(practice, app, claims_for("c1"))
    assert "access_token" in silently(practice, app, claims_for("c1"))
    assert silently(practice, app, claims_for("c2"))["error"] == "interaction_required"


def test_the_program_can_read_the_challenge() -> None:
    assert claims_wanted({"www-authenticate": f"Bearer {challenge('c7')}"}) == claims_for("c7")


@pytest.mark.parametrize("claims", ["", "{", "[]", '{"access_token": {"acrs": 1}}', '{"id_token": {}}'])
def test_other_claims_ask_for_nothing_here(claims: str) -> None:
    assert contexts_in(claims) == ()
    require_proof(claims, ())


def test_what_was_proved_is_enough_and_nothing_else() -> None:
    require_proof(claims_for("c1"), ("c2", "c1"))
    with pytest.raises(SignInProblem):
        require_proof(claims_for("c1"), ("c2",))
