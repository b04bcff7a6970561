"""`$batch`: many writes in one request, each change set in it done whole or not at all.

Contract: portal-configuration.md section 4, power-platform.md section 5. A batch takes at most 1,000
operations. Each operation carries its own If-Match; that this holds inside a change set is standard OData and
was not seen live, so whoever writes looks afterwards. The batch asks for the rest to be done where one
change set is refused; whether a service does is told by what it answers, and by nothing else.
"""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from app.services.batch_reply import SetAnswer, set_answers

if TYPE_CHECKING:
    from app.services.client import Client

MOST_OPERATIONS = 1000
API = "/api/data/v9.2"

_NO_HEADERS: Mapping[str, str] = MappingProxyType({})
_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0", "Prefer": "odata.continue-on-error"}
_NEWLINE = b"\r\n"
_SECONDS = 300.0
"""A batch may take longer than one request; Dataverse's own limit for all work is 20 minutes in five."""


@dataclass(frozen=True)
class Operation:
    """One write. `path` is below the Web API, such as "adx_webtemplates(5a...)", with any query in it.

    `match` is the version that the row must have ("" for any), `new` says that there must be no such row.
    What is written is no part of its `repr`: settings hold secrets.
    """

    method: Literal["POST", "PATCH", "PUT", "DELETE"]
    path: str
    body: Mapping[str, Any] | None = field(default=None, repr=False)
    match: str = ""
    new: bool = False


async def send_batch(client: Client, change_sets: Sequence[Sequence[Operation]]) -> tuple[SetAnswer, ...]:
    """What became of each change set, in their order. The batch is sent once.

    Raises:
        ServiceRefused: the batch as a whole was turned away.
        ReplyTrouble, NetworkTrouble: what was done of it is not known.
        SignInTrouble: as its name says.
    """
    mark = f"batch_{uuid.uuid4()}"
    headers = {**_HEADERS, "Content-Type": f"multipart/mixed; boundary={mark}"}
    # Beside the window's thread: files make a batch long.
    body = await asyncio.to_thread(batch_body, mark, change_sets)
    reply = await client.send("POST", client.address(f"{API}/$batch"), headers, body, _SECONDS)
    sizes = [len(operations) for operations in change_sets]
    return await asyncio.to_thread(set_answers, client, reply, sizes)


def batch_body(mark: str, change_sets: Sequence[Sequence[Operation]]) -> bytes:
    """The body of a batch, its parts between lines with `mark`."""
    parts = [_change_set(f"changeset_{uuid.uuid4()}", operations) for operations in change_sets]
    return _joined(mark, parts)


def size_of(operation: Operation) -> int:
    """About how many bytes an operation is in a batch."""
    return len(_part(operation, 1000)) + 50


def _change_set(mark: str, operations: Sequence[Operation]) -> bytes:
    parts = [_part(operation, number) for number, operation in enumerate(operations, 1)]
    return f"Content-Type: multipart/mixed; boundary={mark}\r\n\r\n".encode() + _joined(mark, parts)


def _part(operation: Operation, number: int) -> bytes:
    # In ASCII: no reading of the batch's encoding can change what is written.
    body = b"" if operation.body is None else json.dumps(operation.body, separators=(",", ":")).encode()
    outer = {
        "Content-Type": "application/http",
        "Content-Transfer-Encoding": "binary",
        "Content-ID": str(number),
    }
    inner = {
        **({"Content-Type": "application/json; charset=utf-8"} if body else {}),
        **({"If-Match": operation.match} if operation.match else {}),
        **({"If-None-Match": "*"} if operation.new else {}),
        # Without it, Dataverse may find no body to read (0x80048d19).
        **({"Content-Length": str(len(body))} if body else {}),
    }
    line = f"{operation.method} {API}/{operation.path} HTTP/1.1".encode()
    return _NEWLINE.join([_lines(outer), line, _lines(inner), body])


def _lines(headers: Mapping[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode("ascii")


def _joined(mark: str, parts: Sequence[bytes]) -> bytes:
    line = b"--" + mark.encode()
    return b"".join(line + _NEWLINE + part + _NEWLINE for part in parts) + line + b"--" + _NEWLINE
