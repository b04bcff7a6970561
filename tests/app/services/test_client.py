from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripted import always, client_of, reply
from scripted_server import ScriptedServer, answer

from app.errors import (
    ClockWrong,
    ConnectionLost,
    Forbidden,
    ForeignAddress,
    NotFound,
    NotSignedIn,
    PageInsteadOfData,
    SignInNeeded,
    Throttled,
    Trouble,
    UnreadableReply,
)
from app.http import Http, Token
from app.services.client import MOST_PAGES, Client, segment


@pytest.fixture
def asked() -> list[tuple[str | None, bool]]:
    """What tokens were asked for with: claims, and whether to renew."""
    return []


@pytest.fixture
def client(http: Http, server: ScriptedServer, asked: list[tuple[str | None, bool]]) -> Client:
    """A client of the scripted service over the real way out."""

    async def token(claims: str | None, renew: bool) -> Token:
        asked.append((claims, renew))
        return Token(server.origin, f"token-{len(asked)}")

    return Client(http, "Service", server.origin, token)


def run(question: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(question)


def test_an_object_is_asked_for_with_the_service_s_token(client: Client, server: ScriptedServer) -> None:
    server.script.append(answer(b'{"name": "Contoso"}'))
    assert run(client.get("/things", {"a b": "c&d"})).text("name") == "Contoso"
    (seen,) = server.requests
    assert seen.target == "/things?a%20b=c%26d"
    assert (seen.headers["authorization"], seen.headers["accept"]) == ("Bearer token-1", "application/json")


def test_a_caller_may_add_headers(client: Client, server: ScriptedServer) -> None:
    run(client.get("/things", headers={"Prefer": "odata.maxpagesize=5", "Accept": "text/plain"}))
    (seen,) = server.requests
    assert (seen.headers["prefer"], seen.headers["accept"]) == ("odata.maxpagesize=5", "text/plain")


def test_a_list_is_read_page_after_page(client: Client, server: ScriptedServer) -> None:
    server.script += [
        answer(f'{{"value": [{{"n": 1}}], "@odata.nextLink": "{server.origin}/things?page=2"}}'.encode()),
        answer(b'{"value": [{"n": 2}, {"n": 3}], "nextLink": "/things?page=3"}'),
        answer(b'{"value": [], "nextLink": null}'),
    ]
    rows = run(client.rows("/things"))
    assert [row.number("n") for row in rows] == [1, 2, 3]
    assert [seen.target for seen in server.requests] == ["/things", "/things?page=2", "/things?page=3"]


@pytest.mark.parametrize(
    "link", ["{foreign}/things", "http://localhost:{port}/x", "https://localhost:{port}@evil.example/"]
)
def test_a_next_page_elsewhere_is_not_asked_for(
    client: Client, server: ScriptedServer, foreign: ScriptedServer, link: str
) -> None:
    target = link.format(foreign=foreign.origin, port=server.port)
    server.script.append(answer(f'{{"value": [], "nextLink": "{target}"}}'.encode()))
    with pytest.raises(ForeignAddress):
        run(client.rows("/things"))
    assert len(server.requests) == 1
    assert foreign.connections == 0


@given(link=st.text() | st.just("https://[") | st.just("\ud800"))
def test_a_next_page_that_is_odd_is_no_surprise(link: str) -> None:
    pages = iter([{"value": [], "nextLink": link}, {"value": [{}]}])
    client = client_of(lambda _: reply(next(pages)))
    try:
        run(client.rows("/things"))
    except (ForeignAddress, UnreadableReply):
        assert len(client.http.requests) == 1  # type: ignore[attr-defined]


def test_a_list_without_end_comes_to_an_end() -> None:
    client = always({"value": [{}], "nextLink": "/again"})
    with pytest.raises(UnreadableReply):
        run(client.rows("/things"))
    assert len(client.http.requests) == MOST_PAGES  # type: ignore[attr-defined]


def test_a_change_is_sent_as_json(client: Client, server: ScriptedServer) -> None:
    server.script.append(answer(b"{}", 202, Operation_Location="/operations/1"))
    got = run(client.post("/things", {"api-version": "1"}, {"name": "Contoso ü"}))
    assert (got.status, got.headers["operation-location"]) == (202, "/operations/1")
    (seen,) = server.requests
    assert (seen.method, seen.target) == ("POST", "/things?api-version=1")
    assert seen.body == b'{"name": "Contoso \\u00fc"}'
    assert seen.headers["content-type"].startswith("application/json")


def test_a_change_whose_answer_is_lost_is_not_sent_again(client: Client, server: ScriptedServer) -> None:
    server.script.append(lambda wire: wire.cut())
    with pytest.raises(ConnectionLost):
        run(client.post("/things", {}, {}))
    assert len(server.requests) == 1


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_token_that_is_no_longer_accepted_is_renewed_once(
    client: Client, server: ScriptedServer, asked: list[tuple[str | None, bool]], method: str
) -> None:
    server.script += [answer(b"{}", 401), answer(b'{"a": "b"}')]
    got = run(client.send(method, server.origin + "/x"))
    assert got.status == 200
    assert asked == [(None, False), (None, True)]
    assert [seen.headers["authorization"] for seen in server.requests] == ["Bearer token-1", "Bearer token-2"]


def test_what_the_service_wants_proved_goes_into_the_renewal(
    client: Client, server: ScriptedServer, asked: list[tuple[str | None, bool]]
) -> None:
    challenge = 'Bearer error="insufficient_claims", claims="eyJhIjp7fX0="'
    server.script += [answer(b"{}", 401, WWW_Authenticate=challenge), answer(b"{}")]
    run(client.get("/x"))
    assert asked[1] == ('{"a":{}}', True)


def test_a_renewed_token_that_is_not_accepted_either_is_told(client: Client, server: ScriptedServer) -> None:
    server.script += [answer(b"{}", 401), answer(b"{}", 401), answer(b"{}")]
    with pytest.raises(NotSignedIn):
        run(client.get("/x"))
    assert len(server.requests) == 2


@pytest.mark.parametrize(("minutes", "outcome"), [(20, ClockWrong), (-20, ClockWrong), (1, NotSignedIn)])
def test_a_clock_that_is_wrong_is_told_where_a_fresh_token_is_turned_away(
    client: Client, server: ScriptedServer, minutes: int, outcome: type[Trouble]
) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(minutes=minutes), usegmt=True)
    server.script += [answer(b"{}", 401, Date=date)] * 2
    with pytest.raises(outcome):
        run(client.get("/x"))


def test_without_a_token_nothing_is_asked(http: Http, server: ScriptedServer) -> None:
    async def none(claims: str | None, renew: bool) -> Token:
        raise SignInNeeded(claims)

    with pytest.raises(SignInNeeded):
        run(Client(http, "Service", server.origin, none).get("/x"))
    assert server.connections == 0


def test_a_token_of_another_service_is_not_sent(
    http: Http, server: ScriptedServer, foreign: ScriptedServer
) -> None:
    async def wrong(claims: str | None, renew: bool) -> Token:
        return Token(foreign.origin, "secret")

    with pytest.raises(ForeignAddress):
        run(Client(http, "Service", server.origin, wrong).get("/x"))
    assert server.connections == 0


def test_another_origin_is_not_asked(client: Client, foreign: ScriptedServer) -> None:
    with pytest.raises(ForeignAddress):
        run(client.send("GET", foreign.origin + "/x"))
    assert foreign.connections == 0


@pytest.mark.parametrize(("status", "outcome"), [(403, Forbidden), (404, NotFound), (429, Throttled)])
def test_a_refusal_is_typed_and_named(
    client: Client, server: ScriptedServer, status: int, outcome: type[Trouble]
) -> None:
    server.script += [answer(b'{"error": {"code": "C", "message": "M"}}', status)] * 3
    with pytest.raises(outcome) as refused:
        run(client.get("/x"))
    assert (refused.value.service, refused.value.code) == ("Service", "C")  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=utf-8", "Text/HTML"])
def test_a_web_page_is_told_apart_from_data(client: Client, server: ScriptedServer, kind: str) -> None:
    server.script.append(answer(b"<html>Sign in to the guest network</html>", Content_Type=kind))
    with pytest.raises(PageInsteadOfData) as refused:
        run(client.get("/x"))
    assert refused.value.host == "localhost"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"7", b'"text"', b"null", b"\xff", b"[" * 100_000, b"9" * 10_000]
)
def test_an_answer_that_is_no_object_is_told(client: Client, server: ScriptedServer, body: bytes) -> None:
    server.script.append(answer(body))
    with pytest.raises(UnreadableReply):
        run(client.get("/x"))


@given(body=st.binary())
def test_any_answer_is_read_or_told(body: bytes) -> None:
    try:
        run(always(body).rows("/x"))
    except Trouble:
        return


@pytest.mark.parametrize(
    ("value", "quoted"), [("a/b", "a%2Fb"), ("..", ".."), ("a b?c#d", "a%20b%3Fc%23d"), ("ü", "%C3%BC")]
)
def test_a_value_in_a_path_stays_one_segment(value: str, quoted: str) -> None:
    assert segment(value) == quoted


def test_a_query_keeps_what_odata_needs(client: Client, server: ScriptedServer) -> None:
    run(client.get("/x", {"$filter": "name eq 'a b'"}))
    assert server.requests[0].target == "/x?%24filter=name%20eq%20%27a%20b%27"
