"""What is sent when a site is asked for, and a refusal that is about its address."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from scripted import always, client_of, reply

from app.errors import AddressRefused, Forbidden, ServiceRefused
from app.http import Request
from app.services.websites import NewWebsite, create_website

_WANTED = NewWebsite("organization-1", "Contoso orders", "contoso-orders", 1033)


@pytest.mark.parametrize(
    ("code", "message", "is_address"),
    [
        ("SubdomainConflict", "", True),
        ("A059", "The Subdomain is in use.", True),
        ("BadRequest", "The value is not one of: BlankPage.", False),
        ("", "", False),
    ],
)
def test_an_address_that_is_not_given_out_is_told_apart(code: str, message: str, is_address: bool) -> None:
    client = always({"error": {"code": code, "message": message}}, 400)
    with pytest.raises(ServiceRefused) as refused:
        asyncio.run(create_website(client, "environment", _WANTED))
    assert isinstance(refused.value, AddressRefused) is is_address
    assert (refused.value.code, refused.value.message) == (code, message)


def test_a_right_that_is_missing_is_no_matter_of_the_address() -> None:
    client = always({"error": {"code": "Forbidden", "message": "No subdomain for you."}}, 403)
    with pytest.raises(Forbidden):
        asyncio.run(create_website(client, "environment", _WANTED))


@pytest.mark.parametrize(("record", "sent"), [("", None), ("record-1", "record-1")])
def test_only_what_is_brought_back_names_a_record(record: str, sent: str | None) -> None:
    bodies: list[dict[str, Any]] = []

    def script(request: Request) -> Any:
        bodies.append(json.loads(request.body or b"{}"))
        return reply(b"", 202)

    asyncio.run(create_website(client_of(script), "environment", replace(_WANTED, record=record)))
    assert bodies[0].get("websiteRecordId") == sent
