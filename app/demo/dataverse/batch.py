"""`$batch`: several requests in one, in multipart/mixed; a change set in it happens whole or not at all.

Contract: power-platform.md section 5 (at most 1000 operations), portal-configuration.md section 4 (nothing is
read in a change set). After the first refusal the rest is left
undone, unless the client prefers `odata.continue-on-error`. In a change set, `$1` stands for the row that
the part with Content-ID 1 made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

from werkzeug import Request, Response
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from app.demo.dataverse.problems import unreadable
from app.demo.envelopes import Refused

_MOST_OPERATIONS: Final = 1000
_BOUNDARY: Final = re.compile(r'boundary="?([^";,\s]+)"?', re.IGNORECASE)
_CONTENT_REFERENCE: Final = re.compile(r"\$(\w+)")
_NEWLINE: Final = "\r\n"

Answer = Callable[[Request], Response]
Atomically = Callable[[Callable[[Answer], list["Reply"]]], list["Reply"]]


@dataclass(frozen=True)
class Part:
    """One piece of a multipart body: its headers, lower-case, and its text."""

    headers: dict[str, str]
    text: str

    @property
    def content_type(self) -> str:
        """Give the type, with its parameters."""
        return self.headers.get("content-type", "")

    @property
    def is_change_set(self) -> bool:
        """Say whether this piece is a change set, which is multipart itself."""
        return self.content_type.startswith("multipart/mixed")


@dataclass(frozen=True)
class Reply:
    """What one operation was answered, under its Content-ID."""

    content_id: str
    response: Response


def run_batch(request: Request, atomically: Atomically) -> Response:
    """Run a batch; `atomically` runs a piece of work in a transaction of its own, undone where it refuses."""
    go_on = "odata.continue-on-error" in request.headers.get("Prefer", "")
    parts = list(split(request.get_data(as_text=True), request.headers.get("Content-Type", "")))
    if sum(len(_operations(part)) for part in parts) > _MOST_OPERATIONS:
        raise unreadable(f"The batch has more than {_MOST_OPERATIONS} operations.")
    for part in parts:
        if part.is_change_set:
            _check(_operations(part))
    boundary = f"batchresponse_{uuid4()}"
    pieces: list[str] = []
    for part in parts:
        replies = _run(request, part, atomically)
        went_well = all(reply.response.status_code < 400 for reply in replies)
        pieces.append(_change_set(replies) if part.is_change_set and went_well else _part(replies[0]))
        if not went_well and not go_on:
            break
    content_type = f"multipart/mixed; boundary={boundary}"
    return Response(_joined(boundary, pieces), headers={"OData-Version": "4.0"}, content_type=content_type)


def split(body: str, content_type: str) -> Iterator[Part]:
    """Give the parts of a multipart body; refuses one without a boundary or without its end."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise unreadable("The batch request must have the content type multipart/mixed with a boundary.")
    mark = f"--{boundary.group(1)}"
    text = "\n" + body.replace("\r\n", "\n")
    inside, found, _ = text.partition(f"\n{mark}--")
    if not found:
        raise unreadable("The end of the batch request is missing.")
    for piece in inside.split(f"\n{mark}\n")[1:]:
        head, _, content = piece.partition("\n\n")
        yield Part(_headers(head), content)


def _operations(part: Part) -> list[Part]:
    return list(split(part.text, part.content_type)) if part.is_change_set else [part]


def _check(operations: list[Part]) -> None:
    """Refuse a change set, and the batch with it, that reads or whose parts have no Content-ID."""
    if any(operation.text.startswith("GET ") for operation in operations):
        raise unreadable("A change set can not contain GET requests.")
    if any(not operation.headers.get("content-id") for operation in operations):
        raise unreadable("The Content-ID header is missing from a request in a change set.")


class _Undone(Exception):
    """An operation was refused, and with it everything in its transaction."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.response.status)
        self.reply = reply


def _run(request: Request, part: Part, atomically: Atomically) -> list[Reply]:
    """Run a change set, or one operation, in one transaction: the first refusal is the only reply then."""

    def work(answer: Answer) -> list[Reply]:
        made: dict[str, str] = {}
        replies: list[Reply] = []
        for operation in _operations(part):
            content_id = operation.headers.get("content-id", "")
            try:
                response = answer(_request(request, operation, made))
            except Refused as refused:
                raise _Undone(Reply(content_id, refused.response)) from refused
            made[content_id] = response.headers.get("OData-EntityId", "")
            replies.append(Reply(content_id, response))
        return replies

    try:
        return atomically(work)
    except _Undone as undone:
        return [undone.reply]


def _request(outer: Request, operation: Part, made: dict[str, str]) -> Request:
    """Give the request that one operation describes, at the origin of the batch itself."""
    head, _, body = operation.text.partition("\n\n")
    line, _, rest = head.partition("\n")
    method, _, target = line.removesuffix(" HTTP/1.1").partition(" ")
    target = _CONTENT_REFERENCE.sub(lambda match: made.get(match.group(1)) or match.group(0), target, count=1)
    address = urlsplit(target)
    if not address.path.startswith("/"):
        address = urlsplit(f"{outer.path.removesuffix('$batch')}{target}")
    for content_id, made_address in made.items():
        if content_id and made_address:
            body = body.replace(f'"${content_id}"', f'"{made_address}"')
    builder = EnvironBuilder(
        path=address.path,
        query_string=address.query,
        method=method,
        base_url=outer.host_url,
        headers=Headers(_headers(rest)),
        data=body.strip(),
    )
    return builder.get_request()


def _headers(block: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in block.splitlines() if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _change_set(replies: list[Reply]) -> str:
    boundary = f"changesetresponse_{uuid4()}"
    head = f"Content-Type: multipart/mixed; boundary={boundary}{_NEWLINE}{_NEWLINE}"
    return head + _joined(boundary, [_part(reply) for reply in replies])


def _joined(boundary: str, pieces: list[str]) -> str:
    marked = "".join(f"--{boundary}{_NEWLINE}{piece}{_NEWLINE}" for piece in pieces)
    return f"{marked}--{boundary}--{_NEWLINE}"


def _part(reply: Reply) -> str:
    head = ["Content-Type: application/http", "Content-Transfer-Encoding: binary"]
    if reply.content_id:
        head.append(f"Content-ID: {reply.content_id}")
    response = reply.response
    kept = [(name, value) for name, value in response.headers if name != "Content-Length"]
    inner = [f"HTTP/1.1 {response.status}", *(f"{name}: {value}" for name, value in kept)]
    return _NEWLINE.join([*head, "", *inner, "", response.get_data(as_text=True)])
