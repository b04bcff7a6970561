from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from scripted_server import ScriptedServer

from app.calls import Call
from app.errors import ConnectionLost, NetworkTrouble, TimedOut
from app.http import Http, Request
from app.limits import Limits


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """The two ends of a connection."""
    near, far = socket.socketpair()
    with near, far:
        yield near, far


def test_stopping_ends_the_connection_in_use(ends: tuple[socket.socket, socket.socket]) -> None:
    near, far = ends
    call = Call()
    with call.in_this_thread():
        call.uses(near)
        call.stop()
        assert far.recv(1) == b""
        assert near.recv(1) == b""


def test_a_call_that_was_stopped_takes_no_new_connection(ends: tuple[socket.socket, socket.socket]) -> None:
    call = Call()
    call.stop()
    with call.in_this_thread(), pytest.raises(ConnectionAbortedError):
        call.uses(ends[0])


def test_a_call_that_is_over_leaves_its_connection_to_others(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    near, far = ends
    call = Call()
    with call.in_this_thread():
        call.uses(near)
    call.stop()
    near.sendall(b"x")
    assert far.recv(1) == b"x"


def test_stopping_twice_and_without_a_connection_does_nothing() -> None:
    call = Call()
    call.stop()
    call.stop()
    assert (call.stopped, call.expired) == (True, False)


def test_expiring_is_stopping_for_a_reason() -> None:
    call = Call()
    call.expire()
    assert (call.stopped, call.expired) == (True, True)


def test_a_call_stopped_before_it_begins_sends_nothing(http: Http, server: ScriptedServer) -> None:
    call = Call()
    call.stop()
    with pytest.raises(ConnectionLost):
        http.exchange(Request("POST", server.origin), call)
    assert server.requests == []


@pytest.mark.parametrize(("end", "outcome"), [(Call.stop, ConnectionLost), (Call.expire, TimedOut)])
def test_another_thread_ends_a_call(
    http: Http, server: ScriptedServer, end: Callable[[Call], None], outcome: type[NetworkTrouble]
) -> None:
    server.script.append(lambda wire: wire.stall())
    call = Call()
    caught: list[Exception] = []

    def ask() -> None:
        try:
            http.exchange(Request("GET", server.origin), call)
        except NetworkTrouble as trouble:
            caught.append(trouble)

    asking = threading.Thread(target=ask)
    asking.start()
    assert server.asked.wait(60)
    end(call)
    asking.join(60)
    assert not asking.is_alive()
    assert [type(trouble) for trouble in caught] == [outcome]


def test_no_thread_outlives_a_call(make_http: Callable[..., Http], server: ScriptedServer) -> None:
    http = make_http(limits=Limits(total=30))
    before = set(threading.enumerate())
    http.exchange(Request("GET", server.origin))
    limit = time.monotonic() + 30
    while (left := _clients(before)) and time.monotonic() < limit:
        time.sleep(0.005)
    assert left == set()


def _clients(before: set[threading.Thread]) -> set[threading.Thread]:
    return {thread for thread in set(threading.enumerate()) - before if "_converse" not in thread.name}
