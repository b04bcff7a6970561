"""The cookie by which the practice pages in a browser know whose company to show."""

from __future__ import annotations

from typing import Final

from werkzeug import Request, Response

from app.demo.call import Person
from app.demo.contoso.scenarios import BY_ID
from app.demo.sign_in.tokens import TokenMint

_NAME: Final = "practice-company"
_SECONDS: Final = 30 * 24 * 3600


def remember(response: Response, person: Person, mint: TokenMint) -> Response:
    """Give the response that makes the browser remember who signed in last."""
    sealed = mint.seal("cookie", {"scenario": person.scenario}, _SECONDS)
    response.set_cookie(_NAME, sealed, max_age=_SECONDS, httponly=True, samesite="Lax")
    return response


def remembered(request: Request, mint: TokenMint) -> Person | None:
    """Give who signed in last in this browser, None for nobody."""
    content = mint.unseal("cookie", request.cookies.get(_NAME, ""))
    scenario = BY_ID.get(content["scenario"]) if content else None
    return scenario.person if scenario else None
