"""Signing in with a code that is typed on another device (RFC 8628)."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from werkzeug import Response

from app.demo.addresses import BROWSER
from app.demo.call import Call, Route
from app.demo.contoso.scenarios import Scenario
from app.demo.sign_in import cookie, pages, people
from app.demo.sign_in.problems import SignInProblem
from app.demo.sign_in.scopes import wanted
from app.demo.sign_in.tokens import TokenMint
from app.demo.state import ITSELF, Documents

DEVICE_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
EARLY_DEVICE_GRANT: Final = "device_code"
"""Its name from before there was a standard, which MSAL for JavaScript sends to this day."""

_PAGE: Final = "/devicelogin"
_KIND: Final = "device-code"
_LETTERS: Final = "BCDFGHJKLMNPQRSTVWXZ23456789"
_LIFETIME: Final = timedelta(minutes=15)
_INTERVAL_SECONDS: Final = 5
_TOLERANCE: Final = 0.8
_NOT_KNOWN: Final = "That code is not known, or its time has run out. Look at the other screen again."


@dataclass(frozen=True)
class DeviceCodes:
    """Gives codes out, shows the page on which they are typed, and redeems them.

    A code's document holds what was asked for and, once someone chose, the `scenario` ("" for a no).
    Its times are practice times; the polling interval follows the practice pace.
    """

    mint: TokenMint

    def login_routes(self) -> tuple[Route, ...]:
        """Give the route on which a program asks for a code."""
        return (Route("POST", "/<tenant>/oauth2/v2.0/devicecode", self._issue, anonymous=True),)

    def browser_routes(self) -> tuple[Route, ...]:
        """Give the page's routes, for the browser origin."""
        return (
            Route("GET", _PAGE, lambda _call: pages.device_code(), anonymous=True),
            Route("POST", _PAGE, self._choose, anonymous=True),
        )

    def redeem(self, call: Call, device_code: str) -> tuple[str, str]:
        """Give the scenario and the scope of a code that someone typed and said yes to; it is then used up.

        Raises:
            SignInProblem: nobody chose yet, the program asks too often, the person said no, or it is late.
        """
        # The document keeps the outcome of this very call, so a refusal is raised after it is written.
        with call.state.transaction() as documents:
            outcome = self._outcome(call, documents, device_code)
        if isinstance(outcome, SignInProblem):
            raise outcome
        return outcome

    def _outcome(self, call: Call, documents: Documents, device_code: str) -> tuple[str, str] | SignInProblem:
        sealed = self.mint.unseal("device-code", device_code)
        if sealed is None or sealed["client"] != call.request.form["client_id"]:
            return SignInProblem("bad_verification_code", 70018, "The verification code is not known.")
        user_code = sealed["user_code"]
        asked = documents.get(ITSELF, _KIND, user_code)
        if asked is None or _is_over(asked, call):
            return SignInProblem("expired_token", 70020, "The provided device code has expired.")
        if "scenario" not in asked:
            problem = _still_waiting(asked, call)
            documents.put(ITSELF, _KIND, user_code, {**asked, "polled": call.clock.now().isoformat()})
            return problem
        documents.remove(ITSELF, _KIND, user_code)
        if not asked["scenario"]:
            return SignInProblem("authorization_declined", 70017, "The person said no.")
        return asked["scenario"], asked["scope"]

    def _issue(self, call: Call) -> Response:
        form = call.request.form
        try:
            wanted(form.get("scope", ""), call.addresses)
            people.offered(call.values["tenant"])
        except SignInProblem as problem:
            return problem.response()
        user_code = "".join(secrets.choice(_LETTERS) for _ in range(9))
        asked = {
            "scope": form.get("scope", ""),
            "tenant": call.values["tenant"],
            "expires": (call.clock.now() + _LIFETIME).isoformat(),
        }
        with call.state.transaction() as documents:
            documents.put(ITSELF, _KIND, user_code, asked)
        body = self._announcement(call, user_code, form.get("client_id", ""))
        return Response(json.dumps(body), mimetype="application/json")

    def _announcement(self, call: Call, user_code: str, client: str) -> dict[str, Any]:
        page = call.addresses(BROWSER) + _PAGE
        seconds = _LIFETIME.total_seconds()
        # Sealed for longer than it is good for, so that a late program hears that its time has run out.
        sealed = self.mint.seal("device-code", {"user_code": user_code, "client": client}, 2 * seconds)
        return {
            "user_code": user_code,
            "device_code": sealed,
            "verification_uri": page,
            "expires_in": int(seconds),
            "interval": call.clock.wait_hint(_INTERVAL_SECONDS),
            "message": f"To sign in, open the page {page} in a browser and enter the code {user_code}.",
        }

    def _choose(self, call: Call) -> Response:
        form = call.request.form
        user_code = form.get("code", "").strip().upper()
        with call.state.transaction() as documents:
            asked = documents.get(ITSELF, _KIND, user_code)
        if asked is None or "scenario" in asked or _is_over(asked, call):
            return pages.device_code(_NOT_KNOWN)
        if "decline" in form:
            _answer(call, user_code, asked, "")
            return pages.notice("You did not sign in. You can close this page.")
        picked = form.get("scenario") or form.get("afresh")
        if picked is None:
            return pages.device_sign_in(user_code, people.offered(asked["tenant"]))
        try:
            scenario = people.chosen(asked["tenant"], picked)
        except SignInProblem as problem:
            return pages.notice(problem.description, 400)
        return self._signed_in(call, user_code, asked, scenario)

    def _signed_in(self, call: Call, user_code: str, asked: dict[str, Any], scenario: Scenario) -> Response:
        if "afresh" in call.request.form:
            people.start_afresh(call, scenario)
        person = people.arrive(call, scenario)
        _answer(call, user_code, asked, scenario.id)
        page = pages.notice("You are signed in on your other screen. You can close this page.")
        return cookie.remember(page, person, self.mint)


def _answer(call: Call, user_code: str, asked: dict[str, Any], scenario: str) -> None:
    with call.state.transaction() as documents:
        documents.put(ITSELF, _KIND, user_code, {**asked, "scenario": scenario})


def _is_over(asked: dict[str, Any], call: Call) -> bool:
    return call.clock.now() >= datetime.fromisoformat(asked["expires"])


def _still_waiting(asked: dict[str, Any], call: Call) -> SignInProblem:
    least = timedelta(seconds=call.clock.wait_hint(_INTERVAL_SECONDS) * _TOLERANCE)
    if "polled" in asked and call.clock.now() - datetime.fromisoformat(asked["polled"]) < least:
        return SignInProblem("slow_down", 50196, "The program asks more often than the interval allows.")
    return SignInProblem("authorization_pending", 70016, "Authorization is pending. Continue polling.")
