from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from one_entry import OneEntry
from scripted_server import ScriptedServer, answer

from app.errors import NotRegistered, SignInRefused, Trouble, UnreadableReply
from app.http import Http
from app.identity.directory import Directory
from app.identity.memory import ANY_ORGANISATION, AccountMemory
from app.identity.vault import Vault

SCOPES = ("https://graph.example/.default",)
RETURN = "http://localhost:1"


def discovery(server: ScriptedServer) -> dict[str, Any]:
    tenant = f"{server.origin}/organizations"
    return {
        "issuer": f"{tenant}/v2.0",
        "authorization_endpoint": f"{tenant}/authorize",
        "token_endpoint": f"{tenant}/token",
        "device_authorization_endpoint": f"{tenant}/devicecode",
    }


def directory_at(http: Http, server: ScriptedServer, client_id: str = "program") -> Directory:
    return Directory(http, server.origin, client_id, AccountMemory(lambda: Vault(OneEntry(), "vault")))


@pytest.fixture
def directory(http: Http, server: ScriptedServer) -> Directory:
    """A directory that was looked for with success."""
    server.script.append(answer(json.dumps(discovery(server)).encode()))
    return directory_at(http, server)


def test_a_sign_in_begins_at_the_page_that_was_announced(
    directory: Directory, server: ScriptedServer
) -> None:
    flow = directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    assert flow["auth_uri"].startswith(f"{server.origin}/organizations/authorize?")
    assert flow["state"]
    assert [seen.method for seen in server.requests] == ["GET"]


def test_another_provider_is_asked_in_its_own_way(http: Http, server: ScriptedServer) -> None:
    described = {**discovery(server), "issuer": f"{server.origin}/realm"}
    server.script.append(answer(json.dumps(described).encode()))
    memory = AccountMemory(lambda: Vault(OneEntry(), "vault"))
    directory = Directory(http, "https://unused.example", "program", memory, f"{server.origin}/realm")
    pages = [
        directory.start(SCOPES, RETURN, organisation, hint, None)["auth_uri"]
        for organisation, hint in ((ANY_ORGANISATION, None), ("contoso.example", "alex"))
    ]
    assert [parse_qs(urlsplit(page).query)["prompt"] for page in pages] == [["login consent"], ["consent"]]
    assert [seen.target for seen in server.requests] == ["/realm/.well-known/openid-configuration"]


def test_what_msal_logs_is_kept_from_everyone(directory: Directory, server: ScriptedServer) -> None:
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.name)

    root, level = logging.getLogger(), logging.getLogger().level
    listener = Listener()
    root.addHandler(listener)
    root.setLevel(logging.NOTSET)
    try:
        flow = directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
        server.script.append(answer(b'{"access_token": "a", "expires_in": 3600, "scope": "x"}'))
        directory.finish(flow, {"state": flow["state"], "code": "a secret"}, ANY_ORGANISATION)
    finally:
        root.setLevel(level)
        root.removeHandler(listener)
    assert "urllib3.connectionpool" in heard
    assert not [name for name in heard if name.startswith("msal")]


def test_microsoft_is_looked_for_once(directory: Directory, server: ScriptedServer) -> None:
    for _ in range(3):
        directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    assert len(server.requests) == 1


def test_microsoft_is_looked_for_again_after_it_was_not_found(http: Http, server: ScriptedServer) -> None:
    directory = directory_at(http, server)
    server.script += [answer(b"[]"), answer(json.dumps(discovery(server)).encode())]
    with pytest.raises(UnreadableReply):
        directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    assert directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)["auth_uri"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{}", 200),
        (b'{"error": "invalid_tenant"}', 400),
        (b"{}", 404),
        (b'{"authorization_endpoint": 7, "token_endpoint": 7, "issuer": 7}', 200),
    ],
)
def test_an_authority_that_is_none_is_told(
    http: Http, server: ScriptedServer, body: bytes, status: int
) -> None:
    server.script.append(answer(body, status))
    with pytest.raises(UnreadableReply) as refused:
        directory_at(http, server).start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    assert refused.value.host == "localhost"


def test_without_a_registration_nobody_is_asked(http: Http, server: ScriptedServer) -> None:
    directory = directory_at(http, server, client_id="")
    with pytest.raises(NotRegistered):
        directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    with pytest.raises(NotRegistered):
        directory.silently("a.b", ANY_ORGANISATION, SCOPES, None, renew=False)
    assert server.connections == 0


def test_a_form_of_another_sign_in_is_refused(directory: Directory, server: ScriptedServer) -> None:
    flow = directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    with pytest.raises(SignInRefused):
        directory.finish(flow, {"state": "another", "code": "x"}, ANY_ORGANISATION)
    assert len(server.requests) == 1


def test_a_form_that_says_no_is_told_without_asking(directory: Directory, server: ScriptedServer) -> None:
    flow = directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    refused = directory.finish(flow, {"state": flow["state"], "error": "access_denied"}, ANY_ORGANISATION)
    assert refused["error"] == "access_denied"
    assert len(server.requests) == 1


def test_nobody_is_known_at_first(directory: Directory) -> None:
    assert directory.silently("a.b", ANY_ORGANISATION, SCOPES, None, renew=False) is None


@pytest.mark.parametrize(
    "body", [{"interval": "soon"}, {"expires_in": None}, {"expires_in": [1]}, {"interval": {}}]
)
def test_an_odd_announcement_of_a_code_is_told(
    directory: Directory, server: ScriptedServer, body: dict[str, Any]
) -> None:
    server.script.append(answer(json.dumps(body).encode()))
    with pytest.raises(UnreadableReply):
        directory.start_code(SCOPES)


def test_claims_that_are_none_are_told(directory: Directory) -> None:
    for claims in ("no JSON", "[]", '{"access_token": 7}'):
        with pytest.raises(UnreadableReply):
            directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, claims)


ODD = st.none() | st.text() | st.integers() | st.lists(st.text(), max_size=2) | st.just("a.b.c")
FIELDS = st.sampled_from(
    ["access_token", "refresh_token", "id_token", "client_info", "expires_in", "scope", "foci"]
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.dictionaries(FIELDS, ODD))
def test_any_answer_to_a_code_is_an_answer_or_told(
    directory: Directory, server: ScriptedServer, body: dict[str, Any]
) -> None:
    flow = directory.start(SCOPES, RETURN, ANY_ORGANISATION, None, None)
    server.script.append(answer(json.dumps(body).encode()))
    try:
        given_answer = directory.finish(flow, {"state": flow["state"], "code": "x"}, ANY_ORGANISATION)
    except Trouble:
        return
    assert isinstance(given_answer, dict)
