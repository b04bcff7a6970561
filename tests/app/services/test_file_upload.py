from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from scripted import ScriptedHttp, client_of, reply

from app.errors import ServiceRefused, UnreadableReply
from app.http import Reply, Request
from app.services.file_upload import FileColumn, upload_file

PLACE = FileColumn("powerpagecomponent", "powerpagecomponents", "5a", "filecontent")


def _sent(name: str, content: bytes, answer: Callable[[Request], Reply]) -> list[Request]:
    client = client_of(answer)
    asyncio.run(upload_file(client, PLACE, name, content, "application/pdf"))
    assert isinstance(client.http, ScriptedHttp)
    return client.http.requests


def _token(_request: Request) -> Reply:
    return reply({"FileContinuationToken": "t"})


def _body(request: Request) -> Any:
    return json.loads(request.body or b"")


def test_a_name_in_ascii_goes_in_the_header_of_one_request() -> None:
    (sent,) = _sent("logo 1.svg", b"<svg/>", lambda _: reply({}, status=204))
    assert (sent.method, sent.body) == ("PATCH", b"<svg/>")
    assert sent.url.endswith("/powerpagecomponents(5a)/filecontent")
    assert sent.headers["x-ms-file-name"] == "logo 1.svg"
    assert sent.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "name", ["Årsöversikt – 价格.pdf", " a.pdf", "a.pdf ", "a\r\nb.pdf", "a\x7f.pdf", ""]
)
def test_any_other_name_goes_as_it_is_in_json(name: str) -> None:
    begun, block, whole = _sent(name, b"%PDF", _token)
    assert begun.url.endswith("/InitializeFileBlocksUpload")
    assert _body(begun) == {
        "Target": {"powerpagecomponentid": "5a", "@odata.type": "Microsoft.Dynamics.CRM.powerpagecomponent"},
        "FileAttributeName": "filecontent",
        "FileName": name,
    }
    assert base64.b64decode(_body(block)["BlockData"]) == b"%PDF"
    assert _body(whole) == {
        "FileName": name,
        "MimeType": "application/pdf",
        "BlockList": [_body(block)["BlockId"]],
        "FileContinuationToken": "t",
    }
    assert not any("x-ms-file-name" in one.headers for one in (begun, block, whole))


def test_a_long_file_goes_in_blocks_of_four_megabytes_in_their_order() -> None:
    content = bytes(range(256)) * 40_000
    _, *blocks, whole = _sent("ü", content, _token)
    parts = [base64.b64decode(_body(one)["BlockData"]) for one in blocks]
    assert [len(part) for part in parts] == [4 * 1024 * 1024, 4 * 1024 * 1024, len(content) - 8 * 1024 * 1024]
    assert b"".join(parts) == content
    assert _body(whole)["BlockList"] == [_body(one)["BlockId"] for one in blocks]
    assert len({len(_body(one)["BlockId"]) for one in blocks}) == 1


def test_nothing_is_sent_without_a_token() -> None:
    with pytest.raises(UnreadableReply):
        _sent("ü", b"a", lambda _: reply({}))


def test_a_block_that_is_turned_away_is_told_and_nothing_is_made_of_the_rest() -> None:
    seen: list[str] = []

    def answered(request: Request) -> Reply:
        seen.append(request.url.rpartition("/")[2])
        return reply({}, status=400) if seen[-1] == "UploadBlock" else _token(request)

    with pytest.raises(ServiceRefused):
        _sent("ü", b"a", answered)
    assert seen == ["InitializeFileBlocksUpload", "UploadBlock"]
