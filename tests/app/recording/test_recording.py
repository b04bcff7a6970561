from __future__ import annotations

import asyncio
import json

import pytest
from scripted import ORIGIN, ScriptedHttp, reply

from app.errors import ConnectionLost
from app.http import Reply, Request, Token
from app.recording.recording import Recording, RecordingHttp

_PATH = "/powerpages/environments/8f14e45f-ceea-467f-9a36-dedd4bea2543/websites"
_CREATED = Request(
    "POST",
    f"{ORIGIN}{_PATH}?api-version=2024-10-01&$filter=name eq 'Contoso'",
    {"Authorization": "Bearer token-1"},
    b'{"name": "Contoso", "templateName": "CustomerPortal"}',
    Token(ORIGIN, "token-1"),
)
_ANSWER = reply(
    {"name": "Contoso", "status": "OperationComplete"},
    202,
    {
        "operation-location": f"{ORIGIN}/operations/8f14e45f-ceea-467f-9a36-dedd4bea2543",
        "set-cookie": "token-1",
    },
)


def recorded(request: Request, answer: Reply | Exception) -> Recording:
    def script(_: Request) -> Reply:
        if isinstance(answer, Exception):
            raise answer
        return answer

    recording = Recording()
    asyncio.run(RecordingHttp(ScriptedHttp(script), recording).send(request))
    return recording


def test_a_call_is_kept_by_its_form() -> None:
    (call,) = recorded(_CREATED, _ANSWER).calls
    assert call == {
        "method": "POST",
        "path": "/powerpages/environments/{}/websites",
        "query": {"api-version": "2024-10-01", "$filter": "..."},
        "sent": {"name": "text-1", "templateName": "CustomerPortal"},
        "status": 202,
        "headers": {"content-type": "application/json", "operation-location": "https://host-1/operations/{}"},
        "answer": {"name": "text-1", "status": "OperationComplete"},
    }


def test_no_token_name_or_id_is_in_the_file() -> None:
    content = recorded(_CREATED, _ANSWER).content("1.0").decode()
    assert json.loads(content)["format"] == 1
    for secret in ("token-1", "Contoso", "8f14e45f", "service.example"):
        assert secret not in content


@pytest.mark.parametrize("body", [b"<html>Contoso</html>", b"[" * 100_000, b"\xff\xfe"])
def test_of_what_is_no_data_its_size_is_kept(body: bytes) -> None:
    (call,) = recorded(_CREATED, reply(body)).calls
    assert call["answer"] == {"bytes": len(body)}


def test_a_call_without_an_answer_is_kept_too() -> None:
    recording = Recording()

    def lost(_: Request) -> Reply:
        raise ConnectionLost("service.example")

    with pytest.raises(ConnectionLost):
        asyncio.run(RecordingHttp(ScriptedHttp(lost), recording).send(_CREATED))
    assert recording.calls[0]["trouble"] == "ConnectionLost"
