"""The token endpoint: authorization codes, device codes and refresh tokens in, tokens out."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from werkzeug import Response

from app.demo.call import Call, Person, Route
from app.demo.contoso.scenarios import Scenario
from app.demo.sign_in import people
from app.demo.sign_in.device_code import DEVICE_GRANT, EARLY_DEVICE_GRANT, DeviceCodes
from app.demo.sign_in.problems import SignInProblem
from app.demo.sign_in.proof import require_proof
from app.demo.sign_in.scopes import Wanted, wanted
from app.demo.sign_in.tokens import ACCESS_SECONDS, TokenMint
from app.demo.state import ITSELF

_REFRESH_SECONDS: Final = 90 * 24 * 3600


@dataclass(frozen=True)
class Grant:
    """Whom a token is for and what it is for, shown by whatever the client handed in.

    `proved` are the authentication contexts of its sign-in.
    """

    scenario: str
    scope: str
    nonce: str = ""
    proved: tuple[str, ...] = ()


@dataclass(frozen=True)
class TokenEndpoint:
    """Answers the token requests of public clients; any client id is known here."""

    mint: TokenMint
    device_codes: DeviceCodes

    def routes(self) -> tuple[Route, ...]:
        """Give the endpoint's route, for the login origin."""
        return (Route("POST", "/<tenant>/oauth2/v2.0/token", self._answer, anonymous=True),)

    def _answer(self, call: Call) -> Response:
        try:
            return self._granted(call)
        except SignInProblem as problem:
            return problem.response()

    def _granted(self, call: Call) -> Response:
        grant = self._redeemed(call)
        scenario = people.chosen(call.values["tenant"], grant.scenario)
        asked = wanted(call.request.form.get("scope") or grant.scope, call.addresses)
        _require_consent(scenario, asked)
        require_proof(call.request.form.get("claims", ""), grant.proved)
        person = people.arrive(call, scenario)
        body = self._tokens(person, call.request.form["client_id"], asked, grant)
        return Response(json.dumps(body), headers={"Cache-Control": "no-store"}, mimetype="application/json")

    def _redeemed(self, call: Call) -> Grant:
        ways: Mapping[str, Callable[[Call], Grant]] = {
            "authorization_code": self._by_code,
            "refresh_token": self._by_refresh_token,
            DEVICE_GRANT: self._by_device_code,
            EARLY_DEVICE_GRANT: self._by_device_code,
        }
        grant_type = required(call, "grant_type")
        required(call, "client_id")
        if grant_type not in ways:
            message = f"The app requested an unsupported grant type '{grant_type}'."
            raise SignInProblem("unsupported_grant_type", 70003, message)
        return ways[grant_type](call)

    def _by_code(self, call: Call) -> Grant:
        sealed = self.mint.unseal("authorization-code", required(call, "code"))
        form = call.request.form
        if sealed is None or (sealed["client"], sealed["redirect"]) != (
            form["client_id"],
            form.get("redirect_uri"),
        ):
            raise SignInProblem("invalid_grant", 70000, "The provided authorization code is not valid.")
        if not hmac.compare_digest(_challenge(form.get("code_verifier", "")), sealed["challenge"]):
            message = "The Code_Verifier does not match the code_challenge of the authorization request."
            raise SignInProblem("invalid_grant", 501481, message)
        _use_once(call, sealed["jti"])
        return Grant(sealed["scenario"], sealed["scope"], sealed["nonce"], tuple(sealed["proved"]))

    def _by_refresh_token(self, call: Call) -> Grant:
        sealed = self.mint.unseal("refresh-token", required(call, "refresh_token"))
        if sealed is None or sealed["client"] != call.request.form["client_id"]:
            message = "The refresh token has expired due to inactivity, or was not made for this application."
            raise SignInProblem("invalid_grant", 700082, message)
        # A keyring may hold one from before proofs were asked for.
        return Grant(sealed["scenario"], sealed["scope"], proved=tuple(sealed.get("proved", ())))

    def _by_device_code(self, call: Call) -> Grant:
        scenario, scope = self.device_codes.redeem(call, required(call, "device_code"))
        return Grant(scenario, scope)

    def _tokens(self, person: Person, client: str, asked: Wanted, grant: Grant) -> dict[str, Any]:
        scope = " ".join(("openid", "profile", *asked.scopes))
        # As in the real service, one refresh token serves every resource and using it does not end it.
        refresh = {
            "scenario": person.scenario,
            "client": client,
            "scope": scope,
            "proved": grant.proved,
        }
        permitted = (asked.origin, asked.permissions, grant.proved)
        return {
            "token_type": "Bearer",
            "scope": scope,
            "expires_in": ACCESS_SECONDS,
            "ext_expires_in": ACCESS_SECONDS,
            "access_token": self.mint.access_token(person, client, *permitted),
            "refresh_token": self.mint.seal("refresh-token", refresh, _REFRESH_SECONDS),
            "id_token": self.mint.id_token(person, client, grant.nonce),
            "client_info": _base64url(json.dumps({"uid": person.user, "utid": person.tenant}).encode()),
        }


def required(call: Call, name: str) -> str:
    """Give a parameter of a token request.

    Raises:
        SignInProblem: it is missing.
    """
    value = call.request.form.get(name, "")
    if not value:
        message = f"The request body must contain the following parameter: '{name}'."
        raise SignInProblem("invalid_request", 900144, message)
    return value


def _require_consent(scenario: Scenario, asked: Wanted) -> None:
    if asked.origin in scenario.consent_blocked_for:
        message = "The user or administrator has not consented to use the application."
        raise SignInProblem("invalid_grant", 65001, message, "consent_required")


def _use_once(call: Call, code_id: str) -> None:
    with call.state.transaction() as documents:
        if documents.get(ITSELF, "used-code", code_id) is not None:
            raise SignInProblem("invalid_grant", 54005, "The authorization code was already redeemed.")
        documents.put(ITSELF, "used-code", code_id, {})


def _challenge(verifier: str) -> str:
    return _base64url(hashlib.sha256(verifier.encode()).digest())


def _base64url(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
