from __future__ import annotations

import contextlib
import errno
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from app.identity.loopback import Loopback, _Listener


def has_both() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not has_both(), reason="this computer has no ::1")


class Greeting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def listening() -> Iterator[Loopback]:
    loopback = Loopback(Greeting)
    try:
        yield loopback
    finally:
        loopback.close()


def answer(address: str, port: int) -> bytes:
    with socket.create_connection((address, port), timeout=30) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        return connection.recv(65536)


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[int]]:
    """Reasons for which the next listening on an address does not work."""
    reasons: dict[str, list[int]] = {}
    real = _Listener.server_bind

    def bind(listener: _Listener) -> None:
        coming = reasons.get(str(listener.server_address[0]), [])
        if coming:
            raise OSError(coming.pop(0), "refused")
        real(listener)

    monkeypatch.setattr(_Listener, "server_bind", bind)
    return reasons


@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
def test_both_addresses_answer_at_one_port(address: str) -> None:
    with listening() as loopback:
        assert b" 204 " in answer(address, loopback.port)


def test_no_other_address_is_listened_on() -> None:
    with listening() as loopback:
        bound = {str(one.server_address[0]) for one in loopback._listeners}
    assert bound == {"127.0.0.1", "::1"}


@pytest.mark.parametrize(("missing", "there"), [("::1", "127.0.0.1"), ("127.0.0.1", "::1")])
def test_one_address_has_to_do_where_there_is_no_other(
    refuse: dict[str, list[int]], missing: str, there: str
) -> None:
    refuse[missing] = [errno.EADDRNOTAVAIL]
    with listening() as loopback:
        assert b" 204 " in answer(there, loopback.port)
        with pytest.raises(ConnectionRefusedError):
            answer(missing, loopback.port)


def test_a_port_that_another_program_has_on_one_address_is_not_used(refuse: dict[str, list[int]]) -> None:
    refuse["::1"] = [errno.EADDRINUSE] * 3
    with listening() as loopback:
        assert b" 204 " in answer("127.0.0.1", loopback.port)
        assert b" 204 " in answer("::1", loopback.port)


def test_it_goes_on_with_one_where_no_port_is_free_on_both(refuse: dict[str, list[int]]) -> None:
    refuse["::1"] = [errno.EADDRINUSE] * 100
    with listening() as loopback:
        assert b" 204 " in answer("127.0.0.1", loopback.port)


def test_nothing_is_left_when_it_is_closed() -> None:
    before = set(threading.enumerate())
    with listening() as loopback:
        port = loopback.port
    assert set(threading.enumerate()) <= before
    for address in ("127.0.0.1", "::1"):
        with pytest.raises(ConnectionRefusedError):
            answer(address, port)
