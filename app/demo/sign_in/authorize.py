"""The page on which a person signs in, and the answer that it posts back to the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

from werkzeug import Request, Response
from werkzeug.datastructures import MultiDict

from app.demo.call import Call, Route
from app.demo.sign_in import cookie, pages, people
from app.demo.sign_in.problems import SignInProblem
from app.demo.sign_in.proof import contexts_in
from app.demo.sign_in.scopes import wanted
from app.demo.sign_in.tokens import TokenMint

_CODE_SECONDS: Final = 600
_RULE: Final = "/<tenant>/oauth2/v2.0/authorize"


@dataclass(frozen=True)
class AuthorizationRequest:
    """What a program asks the sign-in page for (RFC 6749 section 4.1.1, RFC 7636 section 4.3)."""

    client: str
    redirect: str
    scope: str
    state: str
    nonce: str
    challenge: str
    login_hint: str
    claims: str

    @classmethod
    def read(cls, request: Request) -> Self:
        """Read the request's parameters.

        Raises:
            SignInProblem: one is missing, or is not what a desktop program may ask for.
        """
        asked = request.args
        for name, supported in (
            ("response_type", "code"),
            ("response_mode", "form_post"),
            ("code_challenge_method", "S256"),
        ):
            if _required(asked, name) != supported:
                raise SignInProblem("invalid_request", 70007, f"'{name}' supports only '{supported}' here.")
        return cls(
            client=_required(asked, "client_id"),
            redirect=_loopback(_required(asked, "redirect_uri")),
            scope=_required(asked, "scope"),
            state=asked.get("state", ""),
            nonce=asked.get("nonce", ""),
            challenge=_required(asked, "code_challenge"),
            login_hint=asked.get("login_hint", ""),
            claims=asked.get("claims", ""),
        )


@dataclass(frozen=True)
class SignInPage:
    """Shows who can sign in and answers the choice."""

    mint: TokenMint

    def routes(self) -> tuple[Route, ...]:
        """Give the page's routes, for the browser origin."""
        return (
            Route("GET", _RULE, self._show, anonymous=True),
            Route("POST", _RULE, self._choose, anonymous=True),
        )

    def _show(self, call: Call) -> Response:
        try:
            asked = AuthorizationRequest.read(call.request)
            wanted(asked.scope, call.addresses)
            return pages.sign_in(people.offered(call.values["tenant"], asked.login_hint))
        except SignInProblem as problem:
            return _explained(problem)

    def _choose(self, call: Call) -> Response:
        try:
            asked = AuthorizationRequest.read(call.request)
            if "decline" in call.request.form:
                return _declined(asked)
            return self._signed_in(call, asked)
        except SignInProblem as problem:
            return _explained(problem)

    def _signed_in(self, call: Call, asked: AuthorizationRequest) -> Response:
        form = call.request.form
        scenario = people.chosen(call.values["tenant"], form.get("scenario", form.get("afresh", "")))
        if "afresh" in form:
            people.start_afresh(call, scenario)
        person = people.arrive(call, scenario)
        grant = {
            "scenario": scenario.id,
            "client": asked.client,
            "redirect": asked.redirect,
            "scope": asked.scope,
            "nonce": asked.nonce,
            "challenge": asked.challenge,
            "proved": contexts_in(asked.claims),
        }
        code = self.mint.seal("authorization-code", grant, _CODE_SECONDS)
        page = pages.return_to_program(asked.redirect, {"code": code, "state": asked.state})
        return cookie.remember(page, person, self.mint)


def _declined(asked: AuthorizationRequest) -> Response:
    problem = SignInProblem("access_denied", 65004, "User declined to consent to access the app.")
    fields = {"error": problem.error, "error_description": problem.description, "state": asked.state}
    return pages.return_to_program(asked.redirect, fields)


def _explained(problem: SignInProblem) -> Response:
    return pages.notice(f"This sign-in cannot go on. {problem.description}", 400)


def _required(asked: MultiDict[str, str], name: str) -> str:
    value = asked.get(name, "")
    if not value:
        message = f"The request must contain the following parameter: '{name}'."
        raise SignInProblem("invalid_request", 900144, message)
    return value


def _loopback(redirect: str) -> str:
    parts = urlsplit(redirect)
    if (parts.scheme, parts.hostname) != ("http", "localhost"):
        message = f"The redirect URI '{redirect}' does not match the ones configured for the application."
        raise SignInProblem("invalid_request", 50011, message)
    return redirect
