from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from scripted_server import ScriptedServer, after, answer
from way_out import Pauses, ask

from app.errors import ConnectionLost
from app.http import CORRELATION_HEADER, Http, Reply, Request
from app.log.exchange import Exchange
from app.retry import RetryRules


def test_an_answer_comes_with_its_status_headers_and_body(http: Http, server: ScriptedServer) -> None:
    server.script.append(answer(b'{"a": 1}', 404, X_Thing="Here"))
    reply = ask(http, server.origin + "/things?a=b")
    assert (reply.status, reply.body, reply.url) == (404, b'{"a": 1}', server.origin + "/things?a=b")
    assert reply.headers["x-thing"] == "Here"
    assert server.requests[0].target == "/things?a=b"


def test_the_body_and_headers_of_a_request_arrive(http: Http, server: ScriptedServer) -> None:
    ask(http, server.origin, "POST", headers={"Content-Type": "text/plain"}, body=b"content")
    (seen,) = server.requests
    assert (seen.method, seen.body, seen.headers["content-type"]) == ("POST", b"content", "text/plain")
    assert seen.headers["user-agent"].startswith("CustomerPortalSetup/")


def test_every_attempt_carries_its_own_id(http: Http, server: ScriptedServer) -> None:
    server.script += [answer(status=503), answer(status=503), answer()]
    reply = ask(http, server.origin)
    sent = [seen.headers[CORRELATION_HEADER] for seen in server.requests]
    assert len(set(sent)) == 3
    assert reply.correlation == sent[-1]


def test_the_service_s_own_id_of_the_call_wins(http: Http, server: ScriptedServer) -> None:
    server.script.append(answer(x_ms_request_id="theirs"))
    assert ask(http, server.origin).correlation == "theirs"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_question_is_repeated_while_the_service_has_passing_trouble(
    http: Http, server: ScriptedServer, status: int
) -> None:
    server.script += [answer(status=status), answer(b"good")]
    assert ask(http, server.origin).body == b"good"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 501])
def test_an_answer_that_will_stay_the_same_is_not_asked_for_again(
    http: Http, server: ScriptedServer, status: int
) -> None:
    server.script.append(answer(status=status))
    assert ask(http, server.origin).status == status
    assert len(server.requests) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_change_is_sent_once_whatever_is_answered(http: Http, server: ScriptedServer, method: str) -> None:
    server.script.append(answer(status=503, Retry_After="0"))
    assert ask(http, server.origin, method).status == 503
    assert len(server.requests) == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_change_is_sent_once_when_the_connection_breaks(
    http: Http, server: ScriptedServer, method: str
) -> None:
    server.script.append(lambda wire: wire.cut())
    with pytest.raises(ConnectionLost):
        ask(http, server.origin, method, body=b"{}")
    assert len(server.requests) == 1


def test_a_change_is_not_sent_again_over_a_connection_that_was_closed_meanwhile(
    http: Http, server: ScriptedServer
) -> None:
    server.script += [after(answer(), lambda wire: None), answer(b"good")]
    ask(http, server.origin)
    assert server.gone.wait(60)
    assert ask(http, server.origin, "POST", body=b"{}").body == b"good"
    assert [seen.method for seen in server.requests] == ["GET", "POST"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_question_is_repeated_when_the_connection_breaks(
    http: Http, server: ScriptedServer, method: str
) -> None:
    server.script += [lambda wire: wire.cut(), answer()]
    assert ask(http, server.origin, method).status == 200


def test_the_last_answer_stands_when_the_trouble_does_not_pass(http: Http, server: ScriptedServer) -> None:
    server.script += [answer(status=503)] * 5
    assert ask(http, server.origin).status == 503
    assert len(server.requests) == 3


def test_it_waits_the_seconds_that_the_service_asks_for(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    pauses = Pauses()
    server.script.append(answer(status=429, Retry_After="7"))
    ask(make_http(sleep=pauses, rules=RetryRules(first_wait=0.5)), server.origin)
    (waited,) = pauses.seconds
    assert 7.0 <= waited <= 7.5


def test_it_waits_until_the_date_that_the_service_names(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    pauses = Pauses()
    before = datetime.now(UTC)
    then = format_datetime(before + timedelta(seconds=100), usegmt=True)
    server.script.append(answer(status=503, Retry_After=then))
    ask(make_http(sleep=pauses, rules=RetryRules(longest_wait=200.0)), server.origin)
    passed = (datetime.now(UTC) - before).total_seconds()
    (waited,) = pauses.seconds
    # The header has whole seconds, and a part of a second is added at random.
    assert 100 - 1 - passed <= waited <= 100 + 1


def test_it_does_not_wait_longer_than_a_person_would(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    pauses = Pauses()
    server.script.append(answer(status=429, Retry_After="86400"))
    assert ask(make_http(sleep=pauses), server.origin).status == 429
    assert pauses.seconds == []


@pytest.mark.parametrize("asked", ["²", "soon", "-3", "1e400", "Mon, 01 Jan 2024 00:00:00 +99999999999999"])
def test_a_header_that_asks_for_nonsense_is_passed_over(
    http: Http, server: ScriptedServer, asked: str
) -> None:
    server.script.append(answer(status=503, Retry_After=asked))
    assert ask(http, server.origin).status == 200


def test_waits_grow_and_differ(make_http: Callable[..., Http], server: ScriptedServer) -> None:
    pauses = Pauses()
    rules = RetryRules(attempts=5, first_wait=1.0)
    server.script += [answer(status=502)] * 5
    ask(make_http(sleep=pauses, rules=rules), server.origin)
    assert all(2**number / 2 <= waited <= 2**number for number, waited in enumerate(pauses.seconds, start=0))
    assert len(pauses.seconds) == 4


def test_many_calls_at_once_get_their_own_answers(http: Http, server: ScriptedServer) -> None:
    async def calls() -> list[Reply]:
        return await asyncio.gather(
            *(http.send(Request("GET", f"{server.origin}/{number}")) for number in range(20))
        )

    replies = asyncio.run(calls())
    assert {reply.url for reply in replies} == {f"{server.origin}/{number}" for number in range(20)}
    assert len(server.requests) == 20


def test_a_certificate_file_that_is_none_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".+"):
        Http(tmp_path / "none.pem")
    (tmp_path / "empty.pem").write_text("nothing", encoding="utf-8")
    with pytest.raises(OSError, match=r".+"):
        Http(tmp_path / "empty.pem")


def test_every_attempt_is_noted(make_http: Callable[..., Http], server: ScriptedServer) -> None:
    noted: list[Exchange] = []
    server.script += [answer(status=503), answer()]
    reply = ask(make_http(note=noted.append), server.origin + "/things?a=b")
    assert [(one.method, one.status) for one in noted] == [("GET", 503), ("GET", 200)]
    assert noted[-1].correlation == reply.correlation


def test_an_attempt_without_an_answer_is_noted(
    make_http: Callable[..., Http], server: ScriptedServer
) -> None:
    noted: list[Exchange] = []
    server.script.append(lambda wire: wire.cut())
    with pytest.raises(ConnectionLost):
        ask(make_http(note=noted.append), server.origin, "POST")
    assert [(one.method, one.status, bool(one.outcome)) for one in noted] == [("POST", 0, True)]
