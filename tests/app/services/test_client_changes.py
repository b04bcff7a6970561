from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from scripted import always
from scripted_server import ScriptedServer, answer

from app.errors import PageInsteadOfData, ServiceDown, UnreadableReply
from app.http import Http, Token
from app.services.client import Client


@pytest.fixture
def client(http: Http, server: ScriptedServer) -> Client:
    """A client of the scripted service over the real way out."""

    async def token(claims: str | None, renew: bool) -> Token:
        return Token(server.origin, "token")

    return Client(http, "Service", server.origin, token)


def run(question: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(question)


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_change_without_a_body_is_sent_once_and_says_that_it_has_none(
    client: Client, server: ScriptedServer, method: str
) -> None:
    server.script.append(answer(status=202))
    assert run(client.act(method, "/things/1", {"a": "b"})).status == 202
    (seen,) = server.requests
    assert (seen.method, seen.target, seen.body) == (method, "/things/1?a=b", b"")
    assert seen.headers["content-length"] == "0"


def test_a_change_without_a_body_is_not_repeated(client: Client, server: ScriptedServer) -> None:
    server.script += [answer(status=503), answer(status=200)]
    with pytest.raises(ServiceDown):
        run(client.act("POST", "/things/1/restart"))
    assert len(server.requests) == 1


def test_the_objects_of_a_list_are_read_and_anything_else_in_it_is_passed_over() -> None:
    client = always([{"name": "a"}, 7, None, [], {"name": "b"}])
    reply_ = run(client.act("POST", "/scan"))
    assert [one.text("name") for one in client.items(reply_)] == ["a", "b"]


@pytest.mark.parametrize("body", [{}, "text", None, b"", b"["])
def test_what_is_no_list_is_unreadable(body: object) -> None:
    client = always(body)
    with pytest.raises(UnreadableReply):
        client.items(run(client.act("POST", "/scan")))


@pytest.mark.parametrize("method", ["POST", "PATCH", "PUT", "DELETE"])
def test_a_web_page_is_not_taken_for_a_change_that_was_made(
    client: Client, server: ScriptedServer, method: str
) -> None:
    server.script.append(answer(b"<html>Welcome to the guest network</html>", Content_Type="text/html"))
    with pytest.raises(PageInsteadOfData):
        asyncio.run(client.send(method, client.address("/things"), body=b"{}"))
    assert len(server.requests) == 1
