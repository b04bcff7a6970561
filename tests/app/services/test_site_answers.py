from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from scripted_server import ScriptedServer, Trusted, answer, scripted_server

from app.clouds import Cloud, cloud_named
from app.http import Http
from app.limits import Limits
from app.retry import RetryRules
from app.services.site_answers import Answer, SiteAnswer, look_at_site


@pytest.fixture
def trusted(tmp_path: Path) -> Trusted:
    return Trusted.at(tmp_path)


@pytest.fixture
def server(trusted: Trusted) -> Iterator[ScriptedServer]:
    with scripted_server(trusted.context) as server:
        yield server


def cloud_of(server: ScriptedServer) -> Cloud:
    return replace(cloud_named("public"), site_hosts=(f"localhost:{server.port}",))


def look(server: ScriptedServer, trusted: Trusted, path: str = "/") -> SiteAnswer:
    http = Http(trusted.ca_file, system_proxy=False, limits=Limits(total=120), rules=RetryRules(attempts=1))
    try:
        return asyncio.run(look_at_site(http, cloud_of(server), server.origin + path))
    finally:
        http.close()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, Answer.OPEN),
        (204, Answer.OPEN),
        (401, Answer.TURNS_AWAY),
        (403, Answer.TURNS_AWAY),
        (404, Answer.STARTING),
        (429, Answer.STARTING),
        (500, Answer.STARTING),
        (502, Answer.STARTING),
        (503, Answer.STARTING),
        (302, Answer.STARTING),
    ],
)
def test_each_status_is_told_apart(
    server: ScriptedServer, trusted: Trusted, status: int, expected: Answer
) -> None:
    server.script.append(answer(status=status))
    assert look(server, trusted) == SiteAnswer(expected, status)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://login.microsoftonline.com/tenant/oauth2/authorize?client_id=1", Answer.ASKS_TO_SIGN_IN),
        ("https://login.microsoftonline.com.evil.example/x", Answer.LEADS_ELSEWHERE),
        ("https://orders.contoso.example/", Answer.LEADS_ELSEWHERE),
        ("http://localhost/authorize", Answer.LEADS_ELSEWHERE),
        ("https://[", Answer.STARTING),
    ],
)
def test_where_a_site_leads_is_read_and_not_visited(
    server: ScriptedServer, trusted: Trusted, target: str, expected: Answer
) -> None:
    server.script.append(answer(status=302, Location=target))
    assert look(server, trusted).answer is expected
    assert len(server.requests) == 1


def test_a_host_elsewhere_is_named(server: ScriptedServer, trusted: Trusted) -> None:
    server.script.append(answer(status=301, Location="https://orders.contoso.example/en"))
    assert look(server, trusted) == SiteAnswer(Answer.LEADS_ELSEWHERE, 301, "orders.contoso.example")


def test_redirects_within_the_site_are_followed_to_their_end(
    server: ScriptedServer, trusted: Trusted
) -> None:
    server.script += [answer(status=302, Location="/en-US/"), answer(status=307, Location="home"), answer()]
    assert look(server, trusted).answer is Answer.OPEN
    assert [seen.target for seen in server.requests] == ["/", "/en-US/", "/en-US/home"]


def test_redirects_in_a_circle_come_to_an_end(server: ScriptedServer, trusted: Trusted) -> None:
    server.script += [answer(status=302, Location="/")] * 20
    assert look(server, trusted).answer is Answer.STARTING


def test_nobody_is_told_who_asks(server: ScriptedServer, trusted: Trusted) -> None:
    server.script += [answer(status=302, Location="/there"), answer()]
    look(server, trusted)
    assert all("authorization" not in seen.headers for seen in server.requests)
    assert all("cookie" not in seen.headers for seen in server.requests)


def test_a_certificate_of_somebody_else_is_told_apart(server: ScriptedServer, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert look(server, Trusted.at(tmp_path / "other")).answer is Answer.CERTIFICATE


def test_a_certificate_that_is_out_of_date_is_told_apart(tmp_path: Path) -> None:
    trusted = Trusted.at(tmp_path, until=datetime.now(UTC) - timedelta(days=1))
    with scripted_server(trusted.context) as server:
        assert look(server, trusted).answer is Answer.CERTIFICATE


def test_a_connection_that_breaks_is_not_reached(server: ScriptedServer, trusted: Trusted) -> None:
    server.script.append(lambda wire: wire.cut())
    assert look(server, trusted).answer is Answer.UNREACHED


def test_a_name_that_nobody_knows_is_told_apart(
    server: ScriptedServer, trusted: Trusted, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert look(server, trusted).answer is Answer.NAME_UNKNOWN


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "http://localhost/", "", "https://["])
def test_an_address_that_is_no_site_of_this_cloud_is_not_asked(
    server: ScriptedServer, trusted: Trusted, address: str
) -> None:
    http = Http(trusted.ca_file, system_proxy=False)
    found = asyncio.run(look_at_site(http, cloud_of(server), address))
    http.close()
    assert found.answer is Answer.LEADS_ELSEWHERE
    assert server.connections == 0


def test_only_what_the_site_itself_says_is_settled() -> None:
    assert {one for one in Answer if one.is_settled} == {
        Answer.OPEN,
        Answer.ASKS_TO_SIGN_IN,
        Answer.TURNS_AWAY,
        Answer.LEADS_ELSEWHERE,
    }
