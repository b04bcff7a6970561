"""The Dataverse of a practice company without its servers, as the program's client asks it."""

from __future__ import annotations

from collections.abc import Callable

from practice_company import PracticeCompany
from scripted import ScriptedHttp, Tokens

from app.http import Reply, Request
from app.services.client import Client

After = Callable[[Request], None]


def dataverse_of(company: PracticeCompany, slot: str = "a", after: After | None = None) -> Client:
    """A client of an environment's Dataverse; `after` sees each request once it is done."""
    origin = f"organization-{slot}"

    def answer(request: Request) -> Reply:
        headers = {name: value for name, value in request.headers.items() if name.lower() != "accept"}
        content_type = headers.pop("Content-Type", None)
        target = request.url.removeprefix(company.addresses(origin))
        given = company.ask(
            origin, request.method, target, data=request.body, content_type=content_type, headers=headers
        )
        if after is not None:
            after(request)
        names = {name.lower(): value for name, value in given.headers.items()}
        return Reply(given.status_code, names, given.get_data(), request.url, "id")

    return Client(ScriptedHttp(answer), "Dataverse", company.addresses(origin), Tokens())
