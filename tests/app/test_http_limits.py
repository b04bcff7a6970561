from __future__ import annotations

import asyncio
import base64
import gzip
import threading
import time
import tracemalloc
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from scripted_server import ScriptedServer, Trusted, Wire, after, answer, head, scripted_server
from way_out import ask

from app.errors import ConnectionLost, ReplyTooLarge, TimedOut
from app.http import Http, Request
from app.limits import Limits
from app.retry import RetryRules

_HANGS = 60.0
"""Seconds: the limit of what hangs."""


def test_a_large_answer_is_refused_before_it_is_read(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    server.script.append(
        after(head(200, {"Content-Length": "9999999999"}), lambda wire: wire.drip(b"x" * 50_000, 0))
    )
    with pytest.raises(ReplyTooLarge):
        ask(make_http(limits=Limits(size=100_000)), server.origin)


def test_an_answer_that_grows_when_it_is_unpacked_is_refused(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    bomb = gzip.compress(b"\0" * 100_000_000, 6)
    server.script.append(answer(bomb, Content_Encoding="gzip"))
    http = make_http(limits=Limits(size=1_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(ReplyTooLarge):
            ask(http, server.origin)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 20_000_000


def test_a_packed_answer_is_unpacked(http: Http, server: ScriptedServer) -> None:
    server.script.append(answer(gzip.compress(b"words"), Content_Encoding="gzip"))
    assert ask(http, server.origin).body == b"words"


def test_an_answer_of_exactly_the_limit_is_taken(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    server.script.append(answer(b"x" * 1000))
    assert len(ask(make_http(limits=Limits(size=1000)), server.origin).body) == 1000


@pytest.mark.parametrize(("large", "size"), [(True, 2000), (False, 1000)])
def test_an_answer_that_may_be_large_has_a_limit_of_its_own(
    make_http: Callable[..., Http], server: ScriptedServer, large: bool, size: int
) -> None:
    http = make_http(limits=Limits(size=1000, large_size=2000))
    server.script += [answer(b"x" * size), answer(b"x" * (size + 1))]
    assert len(ask(http, server.origin, may_be_large=large).body) == size
    with pytest.raises(ReplyTooLarge):
        ask(http, server.origin, may_be_large=large)


def test_an_answer_that_may_be_large_has_more_time(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    # The call would be over before it is begun if it had the time of any other.
    http = make_http(limits=Limits(total=0.0, large_total=60.0))
    server.script.append(answer(b"file"))
    assert ask(http, server.origin, may_be_large=True).body == b"file"


def test_the_largest_file_of_dataverse_fits_into_an_answer() -> None:
    assert Limits().size_of(large=True) >= len(base64.b64encode(bytes(3))) * 128 * 1024 * 1024 // 3


@pytest.mark.parametrize("connection", ["keep-alive", "close"])
def test_a_call_ends_in_time_while_bytes_drip(
    make_http: Callable[..., Http], server: ScriptedServer, connection: str
) -> None:
    start = head(200, {"Content-Length": "100000", "Connection": connection})
    server.script.append(after(start, lambda wire: wire.drip(b"x", 0.02)))
    began = time.monotonic()
    with pytest.raises(TimedOut):
        ask(make_http(limits=Limits(total=0.3), rules=RetryRules(attempts=1)), server.origin)
    # What drips for ever ends all the same, and not before its time.
    assert time.monotonic() - began > 0.25


def test_a_call_ends_in_time_while_its_headers_drip(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    server.script.append(after(b"HTTP/1.1 200 OK\r\n", lambda wire: wire.drip(b"x: y\r\n", 0.02)))
    with pytest.raises(TimedOut):
        ask(make_http(limits=Limits(total=0.2), rules=RetryRules(attempts=1)), server.origin)


def test_a_request_may_have_its_own_time(make_http: Callable[..., Http], server: ScriptedServer) -> None:
    server.script.append(lambda wire: wire.stall())
    with pytest.raises(TimedOut):
        ask(make_http(rules=RetryRules(attempts=1)), server.origin, limit=0.1)


def test_a_call_that_timed_out_is_repeated_if_it_is_a_question(
    make_http: Callable[..., Http], server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script += [lambda wire: wire.stall(), answer(b"good")]
    http = make_http()
    # The first call's time is over once it was asked; the second has all the time that it needs.
    monkeypatch.setattr("app.http.threading", SimpleNamespace(Timer=_over_once(server.asked)))
    assert ask(http, server.origin).body == b"good"
    assert len(server.requests) == 2


def _over_once(asked: threading.Event) -> Callable[..., threading.Timer]:
    """Timers of which the first is over when something was asked, and the others are over as ever."""
    is_first = iter([True])

    def timer(seconds: float, act: Callable[[], None]) -> threading.Timer:
        def over() -> None:
            asked.wait(_HANGS)
            act()

        return threading.Timer(0, over) if next(is_first, False) else threading.Timer(seconds, act)

    return timer


def _cancel(http: Http, url: str, begun: threading.Event) -> None:
    """Cancels a call that would go on for ever, and waits until its thread has ended, too."""

    async def call() -> None:
        task = asyncio.create_task(http.send(Request("GET", url)))
        assert await asyncio.to_thread(begun.wait, _HANGS)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with asyncio.timeout(_HANGS):
            # The threads of the loop's executor are waited for.
            await asyncio.get_running_loop().shutdown_default_executor()

    asyncio.run(call())


def test_cancelling_ends_a_call_that_waits_for_an_answer(http: Http, server: ScriptedServer) -> None:
    server.script.append(lambda wire: wire.stall())
    _cancel(http, server.origin, server.asked)


@pytest.mark.parametrize("connection", ["keep-alive", "close"])
def test_cancelling_ends_a_call_that_reads_an_answer(
    http: Http, server: ScriptedServer, connection: str
) -> None:
    start = head(200, {"Content-Length": "100000", "Connection": connection})
    server.script.append(after(start + b"x" * 1000, lambda wire: wire.stall()))
    _cancel(http, server.origin, server.asked)


def test_cancelling_ends_a_call_that_has_not_agreed_on_encryption_yet(http: Http, trusted: Trusted) -> None:
    with scripted_server(trusted.context, before_tls=lambda wire: wire.stall()) as silent:
        _cancel(http, silent.origin, silent.connected)


def test_cancelling_ends_a_call_on_a_connection_that_was_used_before(
    http: Http, server: ScriptedServer
) -> None:
    ask(http, server.origin)
    server.asked.clear()
    server.script.append(lambda wire: wire.stall())
    _cancel(http, server.origin, server.asked)
    assert server.connections == 1


def test_a_cancelled_question_is_not_asked_again(http: Http, server: ScriptedServer) -> None:
    server.script.append(lambda wire: wire.stall())
    _cancel(http, server.origin, server.asked)
    assert len(server.requests) == 1


def test_the_way_out_can_be_used_after_a_call_was_cancelled(http: Http, server: ScriptedServer) -> None:
    server.script.append(lambda wire: wire.stall())
    _cancel(http, server.origin, server.asked)
    assert ask(http, server.origin).status == 200


def test_closing_ends_the_calls_that_are_running(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    http = make_http(rules=RetryRules(attempts=1))
    all_asked = threading.Barrier(4)
    server.script += [lambda wire: wire.stall(all_asked)] * 3

    async def calls() -> list[object]:
        running = [asyncio.create_task(http.send(Request("GET", server.origin))) for _ in range(3)]
        await asyncio.to_thread(all_asked.wait, _HANGS)
        http.close()
        async with asyncio.timeout(_HANGS):
            return await asyncio.gather(*running, return_exceptions=True)

    outcomes = asyncio.run(calls())
    assert [type(outcome) for outcome in outcomes] == [ConnectionLost] * 3


def test_work_that_takes_long_may_be_silent_for_as_long_as_it_may_take(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    def slowly(wire: Wire) -> None:
        time.sleep(0.3)
        wire.send(answer(b"done"))

    server.script += [slowly, slowly]
    http = make_http(limits=Limits(silence=0.1))
    with pytest.raises(TimedOut):
        ask(http, server.origin, "POST")
    assert ask(http, server.origin, "POST", limit=60.0).body == b"done"
