from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from kept_ports import kept_port
from scripted_server import ScriptedServer, Trusted, after, answer, head, scripted_server
from way_out import ask

from app.errors import (
    CertificateNotTrusted,
    CertificateOutOfDate,
    ConnectionLost,
    NameNotFound,
    NetworkTrouble,
    NoNetwork,
    ProxyRefused,
    TimedOut,
)
from app.http import Http
from app.limits import Limits
from app.network_outcomes import outcome_of


@pytest.fixture
def impatient(make_http: Callable[..., Http]) -> Http:
    return make_http(limits=Limits(silence=0.1, connect=2.0))


def _outcome(http: Http, url: str) -> NetworkTrouble:
    with pytest.raises(NetworkTrouble) as caught:
        ask(http, url, "POST")
    return caught.value


def test_a_name_that_nobody_knows(http: Http) -> None:
    assert _outcome(http, "https://nobody.invalid/") == NameNotFound("nobody.invalid")


def test_a_port_where_nobody_listens(http: Http) -> None:
    with kept_port() as port:
        assert _outcome(http, f"https://localhost:{port}/") == NoNetwork("localhost")


def test_a_connection_that_breaks_before_the_answer(http: Http, server: ScriptedServer) -> None:
    server.script.append(lambda wire: wire.cut())
    assert _outcome(http, server.origin) == ConnectionLost("localhost")


def test_a_connection_that_breaks_within_the_answer(http: Http, server: ScriptedServer) -> None:
    server.script.append(after(head(200, {"Content-Length": "100"}) + b"a few", lambda wire: wire.cut()))
    assert _outcome(http, server.origin) == ConnectionLost("localhost")


def test_an_answer_that_ends_too_early(http: Http, server: ScriptedServer) -> None:
    server.script.append(after(head(200, {"Content-Length": "100"}) + b"a few", lambda wire: None))
    assert _outcome(http, server.origin) == ConnectionLost("localhost")


def test_an_answer_in_pieces_that_ends_too_early(http: Http, server: ScriptedServer) -> None:
    start = head(200, {"Transfer-Encoding": "chunked"}) + b"5\r\na few\r\n"
    server.script.append(after(start, lambda wire: None))
    assert _outcome(http, server.origin) == ConnectionLost("localhost")


def test_a_connection_that_breaks_while_encryption_is_agreed_on(http: Http, trusted: Trusted) -> None:
    with scripted_server(trusted.context, before_tls=lambda wire: wire.cut_at_first_byte()) as broken:
        assert _outcome(http, broken.origin) == ConnectionLost("localhost")


def test_something_other_than_a_web_service(http: Http, server: ScriptedServer) -> None:
    server.script.append(b"220 mail.example ESMTP\r\n")
    assert _outcome(http, server.origin) == ConnectionLost("localhost")


def test_a_service_without_encryption(http: Http) -> None:
    with scripted_server(None, before_tls=lambda wire: wire.send(answer())) as plain:
        assert _outcome(http, plain.origin) == ConnectionLost("localhost")


def test_a_packed_answer_that_cannot_be_unpacked(http: Http, server: ScriptedServer) -> None:
    server.script.append(answer(b"no gzip", Content_Encoding="gzip"))
    assert _outcome(http, server.origin) == ConnectionLost("localhost")


def test_an_answer_that_does_not_come(impatient: Http, server: ScriptedServer) -> None:
    server.script.append(lambda wire: wire.stall())
    assert _outcome(impatient, server.origin) == TimedOut("localhost")


def test_an_answer_that_stops_coming(impatient: Http, server: ScriptedServer) -> None:
    server.script.append(after(head(200, {"Content-Length": "9"}) + b"x", lambda wire: wire.stall()))
    assert _outcome(impatient, server.origin) == TimedOut("localhost")


def test_a_service_that_does_not_agree_on_encryption(
    make_http: Callable[..., Http], trusted: Trusted
) -> None:
    with scripted_server(trusted.context, before_tls=lambda wire: wire.stall()) as silent:
        assert _outcome(make_http(limits=Limits(connect=0.2)), silent.origin) == TimedOut("localhost")


def test_a_certificate_of_an_authority_that_nobody_trusts(http: Http, tmp_path: Path) -> None:
    with scripted_server(Trusted.at(tmp_path).context) as untrusted:
        assert _outcome(http, untrusted.origin) == CertificateNotTrusted("localhost")


def test_a_certificate_whose_time_is_over(make_http: Callable[..., Http], tmp_path: Path) -> None:
    former = Trusted.at(tmp_path, until=datetime.now(UTC) - timedelta(days=1))
    with scripted_server(former.context) as service:
        outcome = _outcome(make_http(ca_file=former.ca_file), service.origin)
    assert outcome == CertificateOutOfDate("localhost")


def test_a_certificate_of_another_host(make_http: Callable[..., Http], tmp_path: Path) -> None:
    elsewhere = Trusted.at(tmp_path, "elsewhere.example")
    with scripted_server(elsewhere.context) as other:
        outcome = _outcome(make_http(ca_file=elsewhere.ca_file), other.origin)
    assert outcome == CertificateNotTrusted("localhost")


def test_an_address_about_certificates_is_no_matter_of_trust(http: Http, trusted: Trusted) -> None:
    with scripted_server(None, before_tls=lambda wire: wire.send(answer())) as plain:
        assert _outcome(http, plain.origin + "/certificate") == ConnectionLost("localhost")


def _through(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.port}")


def test_a_proxy_that_wants_to_know_who_asks(
    make_http: Callable[..., Http], monkeypatch: pytest.MonkeyPatch
) -> None:
    with scripted_server(None) as proxy:
        proxy.script += [answer(status=407, Proxy_Authenticate="Negotiate")] * 3
        _through(proxy, monkeypatch)
        outcome = _outcome(make_http(system_proxy=True), "https://service.example/")
    assert outcome == ProxyRefused("service.example")


def test_a_proxy_that_is_not_there(make_http: Callable[..., Http], monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted_server(None) as proxy:
        _through(proxy, monkeypatch)
    outcome = _outcome(make_http(system_proxy=True), "https://service.example/")
    assert outcome == ProxyRefused("service.example")


def test_anything_else_of_the_library_is_a_lost_connection() -> None:
    assert outcome_of(requests.exceptions.InvalidSchema("odd"), "a") == ConnectionLost("a")


def test_exceptions_that_hold_each_other_come_to_an_end() -> None:
    first, second = requests.ConnectionError(), OSError()
    first.args, second.args = (second,), (first,)
    assert outcome_of(first, "a") == ConnectionLost("a")
