from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recorded_replies import recorded_table
from scripted_server import ScriptedServer, answer

from app.errors import (
    ConsentNeeded,
    ForeignAddress,
    PageInsteadOfData,
    ServiceDown,
    SignInDeclined,
    SignInNeeded,
    SignInRefused,
    SignInTimedOut,
    SignInTrouble,
    Throttled,
    UnreadableReply,
)
from app.http import Http
from app.identity.microsoft import SignInTransport, refusal

NAMES = st.sampled_from(["error", "error_description", "suberror", "error_codes", "claims", "correlation_id"])
RESOURCE = "https://graph.example"


@pytest.mark.parametrize(
    ("given_answer", "outcome"),
    [
        ({"error": "access_denied", "error_description": "AADSTS65004: declined"}, SignInDeclined()),
        ({"error": "authorization_declined"}, SignInDeclined()),
        ({"error": "expired_token"}, SignInTimedOut()),
        ({"error": "code_expired"}, SignInTimedOut()),
        (
            {"error": "invalid_grant", "suberror": "consent_required", "error_codes": [65001]},
            ConsentNeeded(RESOURCE, "65001"),
        ),
        (
            {
                "error": "invalid_grant",
                "error_description": "AADSTS65001: not allowed",
                "correlation_id": "c",
            },
            ConsentNeeded(RESOURCE, "65001", "c"),
        ),
        ({"error": "invalid_client", "error_codes": [650052]}, ConsentNeeded(RESOURCE, "650052")),
        (
            {"error": "invalid_grant", "error_codes": [700082]},
            SignInNeeded(None, "700082", resource=RESOURCE),
        ),
        (
            {"error": "interaction_required", "claims": '{"a":{}}'},
            SignInNeeded('{"a":{}}', resource=RESOURCE, by_rule=True),
        ),
        ({"error": "interaction_required"}, SignInNeeded(resource=RESOURCE, by_rule=True)),
        ({"error": "login_required"}, SignInNeeded(resource=RESOURCE)),
        (
            {
                "error": "unauthorized_client",
                "error_description": "AADSTS700016: x",
                "correlation_id": "c",
            },
            SignInRefused("700016", "AADSTS700016: x", "c"),
        ),
        ({"error": "temporarily_unavailable"}, SignInRefused("temporarily_unavailable")),
        ({}, SignInRefused("")),
        ({"error": "x", "error_codes": ["²"]}, SignInRefused("²")),
        ({"error": "x", "error_codes": 7}, SignInRefused("x")),
    ],
)
def test_a_refusal_is_told_by_its_codes(given_answer: dict[str, Any], outcome: SignInTrouble) -> None:
    refused = refusal(given_answer, RESOURCE)
    assert type(refused) is type(outcome)
    assert vars(refused) == vars(outcome)


@given(
    answer=st.dictionaries(
        st.sampled_from(
            ["error", "error_description", "suberror", "error_codes", "claims", "correlation_id"]
        ),
        st.none() | st.text() | st.integers() | st.lists(st.integers() | st.text(), max_size=2),
    )
)
def test_any_refusal_is_typed(answer: dict[str, Any]) -> None:
    assert isinstance(refusal(answer, RESOURCE), SignInTrouble)


def test_every_known_code_has_an_outcome() -> None:
    numbers = {
        line.partition(",")[0].removeprefix("AADSTS") for line in recorded_table("identity", "aadsts_map")
    }
    for number in filter(str.isdecimal, numbers):
        refused = refusal({"error": "x", "error_codes": [int(number)]}, RESOURCE)
        assert isinstance(refused, ConsentNeeded | SignInRefused)
        assert refused.code == number


@pytest.fixture
def transport(http: Http, server: ScriptedServer) -> SignInTransport:
    return SignInTransport(http, server.origin)


def test_nothing_is_sent_to_another_origin(transport: SignInTransport, server: ScriptedServer) -> None:
    with pytest.raises(ForeignAddress):
        transport.post(f"https://localhost:1/{server.origin}", data={"refresh_token": "a secret"})
    assert server.requests == []


def test_a_question_goes_out_with_its_parameters(transport: SignInTransport, server: ScriptedServer) -> None:
    server.script.append(answer(b'{"a": "b"}', X_Thing="c"))
    reply = transport.get(server.origin + "/x", params={"a": "b c"}, headers={"X-Other": "d"}, timeout=3)
    assert (reply.status_code, reply.text, reply.headers["x-thing"]) == (200, '{"a": "b"}', "c")
    assert (server.requests[0].target, server.requests[0].headers["x-other"]) == ("/x?a=b+c", "d")


def test_a_form_goes_out_as_one(transport: SignInTransport, server: ScriptedServer) -> None:
    server.script.append(answer(b'{"error": "x"}', 400))
    assert transport.post(server.origin + "/token", data={"scope": "a b", "code": "ü"}).status_code == 400
    (seen,) = server.requests
    assert seen.body == b"scope=a+b&code=%C3%BC"
    assert seen.headers["content-type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize("status", [500, 502, 503])
def test_microsoft_s_own_trouble_is_told(
    transport: SignInTransport, server: ScriptedServer, status: int
) -> None:
    server.script.append(answer(b"<html>", status, Content_Type="text/html", X_ms_request_id="c"))
    with pytest.raises(ServiceDown) as refused:
        transport.get(server.origin)
    assert (refused.value.status, refused.value.correlation) == (status, "c")


def test_microsoft_may_ask_to_wait(transport: SignInTransport, server: ScriptedServer) -> None:
    server.script.append(answer(b"", 429, Retry_After="17"))
    with pytest.raises(Throttled) as refused:
        transport.get(server.origin)
    assert refused.value.wait == 17


@pytest.mark.parametrize("kind", ["text/html", "TEXT/HTML; charset=utf-8"])
def test_a_page_of_the_network_is_told(transport: SignInTransport, server: ScriptedServer, kind: str) -> None:
    server.script.append(answer(b"<html>", Content_Type=kind))
    with pytest.raises(PageInsteadOfData):
        transport.get(server.origin)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"\xff", b"[" * 100_000])
def test_an_answer_that_is_no_object_is_told(
    transport: SignInTransport, server: ScriptedServer, body: bytes
) -> None:
    server.script.append(answer(body))
    with pytest.raises(UnreadableReply):
        transport.post(server.origin)


def test_closing_leaves_the_way_out_open(transport: SignInTransport, server: ScriptedServer) -> None:
    transport.close()
    assert transport.get(server.origin).status_code == 200
