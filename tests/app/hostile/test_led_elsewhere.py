"""A token goes to its own service, wherever that service's answers lead."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import pytest
from hostile_cases import ADDRESSES
from scripted_server import ScriptedServer, answer

from app.errors import ForeignAddress, Trouble
from app.services.client import Client
from app.services.packages import install_package, installation
from app.services.website_operations import delete_website
from app.services.websites import NewWebsite, create_website, website_operation

_WANTED = NewWebsite("organization", "Contoso", "contoso", 1033)

Asking = Callable[[Client], Coroutine[Any, Any, Any]]


def _answers(target: str) -> Mapping[str, tuple[bytes, Asking]]:
    """Each way in which a service can lead on: its answer, and the question that gets it."""
    page = json.dumps({"value": [{"name": "one"}], "nextLink": target}).encode()
    return {
        "next page": (answer(page), lambda client: client.rows("/things")),
        "redirect": (_header("Location", target, 302), lambda client: client.get("/things")),
        "redirect of a change": (_header("Location", target, 307), lambda client: client.post("/x", {}, {})),
        "operation of a site": (_operation(target), _created),
        "operation of a removal": (_operation(target), lambda client: delete_website(client, "e", "s")),
        "operation of a package": (_operation(target), _installed),
    }


def _operation(target: str) -> bytes:
    return _header("Operation-Location", target, 202)


def _header(name: str, target: str, status: int) -> bytes:
    # A line end would begin another header, and letters of other scripts are sent as they are.
    plain = target.replace("\n", "\x0b").encode()
    return answer(b"{}", status, **{name: "@"}).replace(f"{name}: @".encode(), name.encode() + b": " + plain)


async def _created(client: Client) -> None:
    taken = await create_website(client, "environment", _WANTED)
    assert taken.operation == ""


async def _installed(client: Client) -> None:
    begun = await install_package(client, "environment", "package")
    assert begun.operation == ""


@pytest.mark.parametrize("way", sorted(_answers("")))
@pytest.mark.parametrize("trick", ADDRESSES.values(), ids=ADDRESSES)
def test_nobody_else_is_asked(
    client: Client, server: ScriptedServer, foreign: ScriptedServer, way: str, trick: str
) -> None:
    told, question = _answers(trick.format(own=server.port, other=foreign.port))[way]
    server.script.append(told)
    try:
        asyncio.run(question(client))
    except Trouble:
        assert "operation" not in way
    else:
        assert "operation" in way
    assert len(server.requests) == 1
    assert foreign.connections == 0


@pytest.mark.parametrize("question", [website_operation, installation])
@pytest.mark.parametrize("trick", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_that_was_kept_is_not_believed_either(
    client: Client,
    server: ScriptedServer,
    question: Callable[[Client, str], Coroutine[Any, Any, Any]],
    trick: str,
) -> None:
    with pytest.raises(ForeignAddress):
        asyncio.run(question(client, trick.format(own=server.port, other=server.port + 1)))
    assert server.connections == 0
