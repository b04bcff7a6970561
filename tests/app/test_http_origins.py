from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from scripted_server import ScriptedServer, Trusted, answer, scripted_server
from way_out import ask

from app.errors import ConnectionLost, ForeignAddress
from app.http import Http, Request, Token


def test_a_token_is_sent_to_its_own_origin(http: Http, server: ScriptedServer) -> None:
    ask(http, server.origin + "/x", token=Token(server.origin, "secret"))
    assert server.requests[0].headers["authorization"] == "Bearer secret"


def test_without_a_token_nothing_is_said_about_who_asks(http: Http, server: ScriptedServer) -> None:
    ask(http, server.origin)
    assert "authorization" not in server.requests[0].headers


def test_a_token_is_not_shown() -> None:
    request = Request("GET", "", token=Token("", "secret"), headers={"a": "secret"}, body=b"secret")
    assert "secret" not in repr(request)


@pytest.mark.parametrize(
    "trick",
    [
        "http://localhost:{own}/",
        "https://localhost:{other}/",
        "https://localhost:{own}@localhost:{other}/",
        "https://localhost:{own}\\@localhost:{other}/",
        "https://127.0.0.1:{own}/",
        "https://localhost.evil.example:{own}/",
        "https://localhost:{own}:{other}/",
        "//localhost:{other}/",
        "https://[::1]:{own}/",
        "https://[/",
        "https://localhost:{own}\t@localhost:{other}/",
        "https://LOCALHOST:{other}",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
def test_a_token_is_sent_nowhere_else(
    http: Http, server: ScriptedServer, foreign: ScriptedServer, trick: str
) -> None:
    target = trick.format(own=server.port, other=foreign.port)
    token = Token(server.origin, "secret")
    server.script.append(answer(status=302, Location=target))
    with pytest.raises(ForeignAddress):
        ask(http, server.origin, token=token)
    with pytest.raises(ForeignAddress):
        ask(http, target, token=token)
    assert len(server.requests) == 1
    assert foreign.connections == 0


def test_a_redirect_to_another_origin_is_refused_also_without_a_token(
    http: Http, server: ScriptedServer, foreign: ScriptedServer
) -> None:
    server.script.append(answer(status=302, Location=foreign.origin))
    with pytest.raises(ForeignAddress):
        ask(http, server.origin)
    assert foreign.connections == 0


@pytest.mark.parametrize("target", ["/there?a=b", "there?a=b", "{origin}/there?a=b"])
def test_a_redirect_within_the_origin_is_followed_with_the_token(
    http: Http, server: ScriptedServer, target: str
) -> None:
    server.script += [answer(status=307, Location=target.format(origin=server.origin)), answer(b"there")]
    reply = ask(http, server.origin + "/", token=Token(server.origin, "secret"))
    assert (reply.body, reply.url) == (b"there", server.origin + "/there?a=b")
    assert server.requests[1].headers["authorization"] == "Bearer secret"


def test_redirects_in_a_circle_come_to_an_end(http: Http, server: ScriptedServer) -> None:
    server.script += [answer(status=302, Location="/")] * 20
    assert ask(http, server.origin + "/").status == 302
    assert len(server.requests) == 4


def test_a_redirect_is_not_followed_for_those_who_want_to_see_it(http: Http, server: ScriptedServer) -> None:
    server.script.append(answer(status=302, Location="https://elsewhere.example/"))
    reply = ask(http, server.origin, follows=False)
    assert (reply.status, reply.headers["location"]) == (302, "https://elsewhere.example/")
    assert len(server.requests) == 1


@pytest.mark.parametrize("plain", [False, True])
def test_plain_http_leads_to_this_computer_alone_and_only_where_that_is_wanted(
    make_http: Callable[..., Http], plain: bool
) -> None:
    http = make_http(plain_loopback=plain)
    with scripted_server(None) as site:
        address = f"http://localhost:{site.port}/"
        if plain:
            assert ask(http, address).status == 200
            with pytest.raises(ForeignAddress):
                ask(http, address, token=Token(f"https://localhost:{site.port}", "secret"))
        else:
            with pytest.raises(ConnectionLost):
                ask(http, address)
        assert len(site.requests) == int(plain)
        for elsewhere in ("http://contoso.example/", "http://localhost@contoso.example/"):
            with pytest.raises(ForeignAddress):
                ask(http, elsewhere)


def test_a_change_is_not_redirected(http: Http, server: ScriptedServer) -> None:
    server.script.append(answer(status=307, Location="/there"))
    assert ask(http, server.origin, "POST", body=b"{}").status == 307
    assert len(server.requests) == 1


def test_cookies_are_not_kept(http: Http, server: ScriptedServer) -> None:
    server.script += [answer(status=302, Location="/", Set_Cookie="a=b; Path=/"), answer()]
    ask(http, server.origin)
    ask(http, server.origin)
    assert all("cookie" not in seen.headers for seen in server.requests)


def test_names_and_passwords_of_a_netrc_file_are_not_used(
    make_http: Callable[..., Http], server: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    http = make_http(system_proxy=True)
    ask(http, server.origin)
    ask(http, server.origin, token=Token(server.origin, "token"))
    assert [seen.headers.get("authorization") for seen in server.requests] == [None, "Bearer token"]


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
def test_the_environment_has_no_say_in_whom_to_trust(
    make_http: Callable[..., Http],
    server: ScriptedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    monkeypatch.setenv(name, str(Trusted.at(tmp_path).ca_file))
    assert ask(make_http(system_proxy=True), server.origin).status == 200
