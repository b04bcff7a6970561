from __future__ import annotations

import socket
import ssl
import threading
from pathlib import Path

import pytest

from app.demo.server.certificates import Authority
from app.demo.state import State


def _shown_to_a_client(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> str | None:
    """Shake hands over a real pair of sockets; give the TLS version they agreed on."""
    near, far = socket.socketpair()

    def serve() -> None:
        with far, server.wrap_socket(far, server_side=True, do_handshake_on_connect=False) as connection:
            try:
                connection.do_handshake()
                connection.recv(1)
            except (ssl.SSLError, OSError):
                return

    serving = threading.Thread(target=serve)
    serving.start()
    try:
        with near, client.wrap_socket(near, server_hostname=name) as connection:
            return connection.version()
    finally:
        serving.join()


def _trusting(authority: Authority) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(cadata=authority.certificate)
    return context


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "::1"])
def test_a_client_that_trusts_the_authority_accepts_every_name_of_this_computer(name: str) -> None:
    authority = Authority.made()
    assert _shown_to_a_client(authority.server_context(), _trusting(authority), name) is not None


def test_the_certificate_is_for_no_other_name() -> None:
    authority = Authority.made()
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        _shown_to_a_client(authority.server_context(), _trusting(authority), "contoso.example")


def test_a_client_that_trusts_another_authority_refuses() -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        _shown_to_a_client(Authority.made().server_context(), _trusting(Authority.made()), "localhost")


def test_the_authority_is_made_once_and_then_remembered(tmp_path: Path) -> None:
    state = State.open(tmp_path / "state.sqlite3")
    with state.transaction() as documents:
        made = Authority.remembered(documents)
    with state.transaction() as documents:
        assert Authority.remembered(documents) == made
    state.close()
