"""Answers that are too large, never end or are no data: told with words, within limits of time and memory."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hostile_cases import BOMBS, ENDLESS, ODD_HEADERS, UNREADABLE, bombs
from scripted import ORIGIN, client_of
from scripted import reply as replied
from scripted_server import ScriptedServer, Wire, after, answer, head
from way_out import ask

from app.errors import (
    Forbidden,
    NetworkTrouble,
    PageInsteadOfData,
    ReplyTooLarge,
    ReplyTrouble,
    TimedOut,
    UnreadableReply,
)
from app.http import Http, Reply, Request
from app.limits import Limits
from app.problems import problem_of
from app.retry import RetryRules
from app.services import client as clients
from app.services.client import Client

_GIGABYTE = 1024**3
_PIECE = b"x" * 1_000_000


@contextmanager
def _memory(most: int) -> Iterator[None]:
    """Holds what the block does within `most` bytes."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < most


def _flood(wire: Wire) -> None:
    wire.drip(_PIECE, 0)


def _flood_in_chunks(wire: Wire) -> None:
    wire.drip(b"%x\r\n%s\r\n" % (len(_PIECE), _PIECE), 0)


_SAID = after(head(200, {"Content-Length": str(_GIGABYTE)}), _flood)
_UNSAID = after(head(200, {"Transfer-Encoding": "chunked"}), _flood_in_chunks)
_LARGE = {"an answer of a gigabyte": _SAID, "an answer of a gigabyte that does not say so": _UNSAID}


@pytest.mark.parametrize("step", _LARGE.values(), ids=_LARGE)
def test_a_gigabyte_is_cut_at_the_limit(
    http: Http, server: ScriptedServer, step: Callable[[Wire], None]
) -> None:
    server.script.append(step)
    with _memory(3 * Limits().size), pytest.raises(ReplyTooLarge):
        ask(http, server.origin)
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", BOMBS)
def test_what_unpacks_to_something_large_is_cut_at_the_limit(
    make_http: Callable[..., Http], server: ScriptedServer, name: str
) -> None:
    bomb, encoding = bombs()[name]
    server.script.append(answer(bomb, Content_Encoding=encoding))
    http = make_http(limits=Limits(size=1_000_000))
    with _memory(20_000_000), pytest.raises((ReplyTooLarge, NetworkTrouble)):
        ask(http, server.origin, "POST")


def _never(_: Request) -> Reply:
    return replied({"value": [{"name": "one"}], "nextLink": f"{ORIGIN}/things?page=2"})


def _back(request: Request) -> Reply:
    return replied({"value": [{"name": "one"}], "nextLink": request.url})


@pytest.mark.parametrize("script", [_never, _back], ids=ENDLESS[:2])
def test_a_list_comes_to_an_end(script: Callable[[Request], Reply]) -> None:
    with pytest.raises(UnreadableReply):
        asyncio.run(client_of(script).rows("/things"))


def test_a_list_of_ever_larger_pages_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "MOST_OF_A_LIST", 1_000_000)
    sizes = iter(range(1_000, 10_000_000, 100_000))
    asked: list[int] = []

    def larger(_: Request) -> Reply:
        asked.append(next(sizes))
        return replied({"value": [{"name": "x" * asked[-1]}], "nextLink": f"{ORIGIN}/things"})

    with pytest.raises(ReplyTooLarge):
        asyncio.run(client_of(larger).rows("/things"))
    assert sum(asked[:-1]) <= 1_000_000 < sum(asked) + 100 * len(asked)


def test_headers_that_never_end_come_to_an_end(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    server.script.append(lambda wire: wire.drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0.01))
    http = make_http(limits=Limits(total=0.5), rules=RetryRules(attempts=1))
    with pytest.raises(TimedOut):
        ask(http, server.origin)


def test_redirects_in_a_circle_come_to_an_end(http: Http, server: ScriptedServer) -> None:
    server.script += [answer(status=302, Location="/")] * 20
    assert ask(http, server.origin).status == 302
    assert len(server.requests) == 4


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "image/png", "", "application/octet-stream"]
)
def test_what_is_no_data_is_told_whatever_it_calls_itself(body: bytes, kind: str) -> None:
    client = client_of(lambda _: replied(body, headers={"content-type": kind}))
    with pytest.raises(UnreadableReply) as told:
        asyncio.run(client.get("/things"))
    assert str(problem_of(told.value).what)


@pytest.mark.parametrize("kind", ["text/html", "TEXT/HTML; charset=utf-8", "a, text/html"])
def test_data_that_calls_itself_a_page_is_told(kind: str) -> None:
    client = client_of(lambda _: replied({"value": []}, headers={"content-type": kind}))
    with pytest.raises(PageInsteadOfData):
        asyncio.run(client.get("/things"))


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_a_refusal_that_is_no_data_is_still_a_refusal(body: bytes) -> None:
    client = client_of(lambda _: replied(body, status=403))
    with pytest.raises(Forbidden) as told:
        asyncio.run(client.get("/things"))
    assert problem_of(told.value).code == "SERVICE-2"


@pytest.mark.parametrize("answered", ODD_HEADERS.values(), ids=ODD_HEADERS)
def test_what_is_no_answer_is_told(client: Client, server: ScriptedServer, answered: bytes) -> None:
    server.script.append(after(answered, lambda _: None))
    with pytest.raises((NetworkTrouble, ReplyTrouble)) as told:
        client.fields(asyncio.run(client.post("/things", {}, {})))
    assert str(problem_of(told.value).what)
    assert len(server.requests) == 1
