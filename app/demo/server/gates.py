"""Who may come in to an origin, and how it answers those who may not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from werkzeug import Request, Response

from app.demo import envelopes
from app.demo.addresses import LOGIN
from app.demo.call import Person, Refusal
from app.demo.sign_in import pages
from app.demo.sign_in.problems import refuse as refuse_sign_in
from app.demo.sign_in.proof import challenge as asking_for
from app.demo.sign_in.tokens import TokenMint

_STRANGER: Final = (
    "Nobody is signed in to the practice company in this browser. Sign in from the program first."
)


@dataclass(frozen=True)
class Gate:
    """How one origin knows people and says no.

    `recognise` gives who sent a request (None: a stranger), `turn_away` answers a stranger and says why,
    `throttle` asks to wait for some seconds, `refuse` writes any other refusal in the service's own form.
    `challenge` asks for an authentication context, unless the request's token proves it.
    """

    recognise: Callable[[Request], Person | None]
    turn_away: Callable[[str], Response]
    throttle: Callable[[int], Response]
    refuse: Refusal
    challenge: Callable[[Request, str], Response | None] = lambda _request, _context: None


def service_gate(origin: str, mint: TokenMint) -> Gate:
    """Give the gate of a service: a bearer token whose audience is this origin and no other."""
    refuse = envelopes.REFUSALS[origin]
    audience = mint.addresses(origin)
    sign_in = f"{mint.addresses(LOGIN)}/common/oauth2/authorize"

    def turned_away(reason: str, why: str) -> Response:
        response = refuse(401, "InvalidAuthenticationToken", reason)
        response.headers["WWW-Authenticate"] = (
            f'Bearer authorization_uri="{sign_in}", resource_id="{audience}", {why}'
        )
        return response

    def turn_away(reason: str) -> Response:
        return turned_away(reason, f'error="invalid_token", error_description="{reason}"')

    def challenge(request: Request, context: str) -> Response | None:
        if context in mint.proved(request, audience):
            return None
        return turned_away("The token does not prove what this service asks for.", asking_for(context))

    return Gate(
        recognise=lambda request: mint.bearer(request, audience),
        turn_away=turn_away,
        throttle=lambda seconds: envelopes.throttled(origin, seconds),
        refuse=refuse,
        challenge=challenge,
    )


def login_gate() -> Gate:
    """Give the gate of the token endpoints, where nobody is signed in yet."""
    return _gate_for(lambda _request: None, refuse_sign_in)


def browser_gate(recognise: Callable[[Request], Person | None]) -> Gate:
    """Give the gate of the pages that a browser shows; `recognise` reads the cookie that signing in set."""
    return _gate_for(recognise, lambda status, _code, message: pages.notice(message, status))


def _gate_for(recognise: Callable[[Request], Person | None], refuse: Refusal) -> Gate:
    def throttle(seconds: int) -> Response:
        response = refuse(429, "temporarily_unavailable", "There are too many requests. Wait a moment.")
        response.headers["Retry-After"] = str(seconds)
        return response

    return Gate(
        recognise=recognise,
        turn_away=lambda _reason: refuse(401, "login_required", _STRANGER),
        throttle=throttle,
        refuse=refuse,
    )
