from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import truststore
from scripted_server import ScriptedServer, Trusted, Wire, scripted_server
from way_out import ask

from app.http import Http
from app.trust import trust


def test_the_operating_system_s_store_is_believed_where_no_file_is_given() -> None:
    assert isinstance(trust(None), truststore.SSLContext)


def test_a_file_replaces_the_operating_system_s_store(trusted: Trusted) -> None:
    context = trust(trusted.ca_file)
    assert [found["subject"] for found in context.get_ca_certs()] != []
    assert len(context.get_ca_certs()) == 1


@pytest.mark.parametrize("own_file", [False, True])
def test_certificates_and_names_are_always_checked(own_file: bool, trusted: Trusted) -> None:
    context = trust(trusted.ca_file if own_file else None)
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_a_file_that_holds_no_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.pem").write_text("odd", encoding="utf-8")
    with pytest.raises(ssl.SSLError):
        trust(tmp_path / "odd.pem")


def _tunnel(wire: Wire) -> None:
    """Be a proxy: connect to where the client wants, and carry bytes both ways."""
    seen = wire.read()
    assert seen is not None
    assert seen.method == "CONNECT"
    host, _, port = seen.target.partition(":")
    with socket.create_connection((host, int(port))) as service:
        wire.send(b"HTTP/1.1 200 Connected\r\n\r\n")
        back = threading.Thread(target=_carry, args=(service, wire.endpoint))
        back.start()
        _carry(wire.endpoint, service)
        back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


def test_a_service_is_reached_through_the_system_s_proxy_and_checked_as_ever(
    make_http: Callable[..., Http], server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scripted_server(None, before_tls=_tunnel) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        http = make_http(system_proxy=True)
        assert ask(http, server.origin).status == 200
        http.close()
    assert (proxy.connections, server.connections) == (1, 1)


def test_this_computer_s_own_services_are_reached_without_a_proxy(
    make_http: Callable[..., Http], server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scripted_server(None) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
        assert ask(make_http(system_proxy=False), server.origin).status == 200
        assert proxy.connections == 0
