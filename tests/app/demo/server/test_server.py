from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from probe import PERSON, Probe, running_probe
from urllib3.connection import HTTPSConnection

_SOON = 20.0


@contextmanager
def _connected(probe: Probe, origin: str) -> Iterator[HTTPSConnection]:
    connection = HTTPSConnection("localhost", probe.addresses.ports[origin], ca_certs=str(probe.ca_file))
    try:
        yield connection
    finally:
        connection.close()


def test_a_handler_sees_the_person_of_the_token_and_the_request(probe: Probe) -> None:
    with probe.client() as client:
        answer = client.get(f"{probe.addresses('graph')}/whoami", params={"text": "Åre & Übersee"})
    assert answer.json() == {"name": PERSON.name, "slot": None, "text": "Åre & Übersee"}


def test_an_organization_knows_its_slot(probe: Probe) -> None:
    with probe.client(probe.token("organization-b")) as client:
        assert client.get(f"{probe.addresses('organization-b')}/whoami").json()["slot"] == "b"


@pytest.mark.parametrize("token", ["", "nonsense"])
def test_without_a_good_token_nobody_comes_in(probe: Probe, token: str) -> None:
    with probe.client(token) as client:
        answer = client.get(f"{probe.addresses('graph')}/whoami")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer authorization_uri=")
    assert answer.json()["error"]["code"] == "InvalidAuthenticationToken"


def test_a_token_for_another_service_is_refused(probe: Probe) -> None:
    with probe.client(probe.token("organization-a")) as client:
        assert client.get(f"{probe.addresses('organization-b')}/whoami").status_code == 401


def test_an_open_route_asks_for_no_token(probe: Probe) -> None:
    with probe.client("") as client:
        assert client.get(f"{probe.addresses('graph')}/open").text == "open to all"


def test_an_unknown_address_is_refused_in_the_services_own_form(probe: Probe) -> None:
    with probe.client() as client:
        unknown = client.get(f"{probe.addresses('graph')}/nothing-here")
        wrong_method = client.delete(f"{probe.addresses('graph')}/things")
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "NotFound")
    assert (wrong_method.status_code, wrong_method.json()["error"]["code"]) == (405, "MethodNotAllowed")


def test_a_handlers_mistake_is_reported_and_ends_nothing(probe: Probe) -> None:
    with probe.client() as client:
        assert client.get(f"{probe.addresses('graph')}/breaks").status_code == 500
        assert client.get(f"{probe.addresses('graph')}/whoami").status_code == 200
    assert [str(problem) for problem in probe.unforeseen] == ["this route always breaks"]


def test_a_body_that_is_no_json_is_the_clients_mistake(probe: Probe) -> None:
    with probe.client() as client:
        answer = client.put(
            f"{probe.addresses('graph')}/things/one", data="{", headers={"Content-Type": "application/json"}
        )
    assert answer.status_code == 400
    assert probe.unforeseen == []


def test_one_connection_serves_many_requests(probe: Probe) -> None:
    headers = {"Authorization": f"Bearer {probe.token()}"}
    with _connected(probe, "graph") as connection:
        ports = set()
        for _ in range(3):
            connection.request("GET", "/whoami", headers=headers)
            assert connection.getresponse().data
            assert connection.sock is not None
            ports.add(connection.sock.getsockname()[1])
    assert len(ports) == 1


def test_a_body_may_come_in_chunks(probe: Probe) -> None:
    pieces = iter([b'{"name": ', b'"one"}'])
    with probe.client() as client:
        address = f"{probe.addresses('graph')}/things/one"
        client.put(address, data=pieces, headers={"Content-Type": "application/json"})
        assert client.get(f"{probe.addresses('graph')}/things").json() == {"value": [{"name": "one"}]}


@pytest.mark.parametrize("length", ["99999999", "-1", "many"])
def test_a_body_that_cannot_be_meant_is_refused(probe: Probe, length: str) -> None:
    with socket.create_connection(("127.0.0.1", probe.addresses.ports["browser"]), timeout=_SOON) as client:
        client.sendall(f"POST / HTTP/1.1\r\nContent-Length: {length}\r\n\r\n".encode())
        assert client.recv(1024).startswith(b"HTTP/1.1 413 ")


def test_a_silent_client_keeps_nobody_waiting(probe: Probe) -> None:
    address = ("127.0.0.1", probe.addresses.ports["graph"])
    with socket.create_connection(address), socket.create_connection(address), probe.client() as client:
        assert client.get(f"{probe.addresses('graph')}/whoami", timeout=_SOON).status_code == 200


def test_a_client_that_does_not_speak_tls_is_let_go(probe: Probe) -> None:
    with socket.create_connection(("127.0.0.1", probe.addresses.ports["graph"]), timeout=_SOON) as client:
        client.sendall(b"GET / HTTP/1.1\r\n\r\n")
        with contextlib.suppress(ConnectionResetError):
            assert b"HTTP/1.1" not in client.recv(1024)
    with probe.client() as client_with_tls:
        assert client_with_tls.get(f"{probe.addresses('graph')}/whoami").status_code == 200


def test_the_browser_origin_speaks_plain_http(probe: Probe) -> None:
    with probe.client("") as client:
        assert client.get(f"{probe.addresses('browser')}/open").text == "open to all"


def test_closing_ends_every_connection_and_thread(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with running_probe(tmp_path) as probe, probe.client() as keeping_alive:
        keeping_alive.get(f"{probe.addresses('graph')}/whoami")
        keeping_alive.get(f"{probe.addresses('browser')}/open")
        silent = socket.create_connection(("127.0.0.1", probe.addresses.ports["login"]))
        started = time.monotonic()
        probe.server.close()
        assert time.monotonic() - started < _SOON
        assert set(threading.enumerate()) <= before
        with silent:
            assert _is_ended(silent)
        with pytest.raises(requests.ConnectionError):
            keeping_alive.get(f"{probe.addresses('graph')}/whoami")


def _is_ended(connection: socket.socket) -> bool:
    """Whether the other side has hung up, be it on a connection that it had not even taken yet."""
    connection.settimeout(_SOON)
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_closing_frees_the_ports(tmp_path: Path) -> None:
    with running_probe(tmp_path) as probe:
        ports = probe.addresses.ports
    for port in ports.values():
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", port))


def test_the_server_says_nothing(probe: Probe, capfd: pytest.CaptureFixture[str]) -> None:
    with probe.client() as client:
        client.get(f"{probe.addresses('graph')}/nothing-here")
    with socket.create_connection(("127.0.0.1", probe.addresses.ports["browser"])) as nonsense:
        nonsense.sendall(b"this is no http\r\n\r\n")
        nonsense.recv(1024)
    with (
        socket.create_connection(("127.0.0.1", probe.addresses.ports["graph"])) as stranger,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        ssl.create_default_context().wrap_socket(stranger, server_hostname="localhost")
    assert capfd.readouterr() == ("", "")
