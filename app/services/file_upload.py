"""Putting a file into a file column of Dataverse, and taking it away.

Microsoft's "Use file column data": a file below 128 MB goes in one request with its name in the header
`x-ms-file-name`, which does not take names outside ASCII. The messages InitializeFileBlocksUpload,
UploadBlock and CommitFileBlocksUpload have the name in JSON, which takes any. (The name as a part of the
address is documented for uploads in chunks alone; whether one request takes it is not known.)
"""

from __future__ import annotations

import asyncio
import base64
import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.errors import UnreadableReply
from app.services.client import segment
from app.services.site_rows import API

if TYPE_CHECKING:
    from app.http import Reply
    from app.services.client import Client

_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}
_OCTETS = "application/octet-stream"
_BLOCK = 4 * 1024 * 1024
_SECONDS = 300.0


@dataclass(frozen=True)
class FileColumn:
    """A file column of one row, whose table is named by its logical name and by its entity set."""

    table: str
    entity_set: str
    row: str
    column: str


async def upload_file(
    client: Client, place: FileColumn, name: str, content: bytes, mime_type: str = ""
) -> str:
    """Puts a file there, in place of the one that there was. Gives the row's version, "" where not told.

    Each request is sent once. A file that goes in blocks is there only once all of them are.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    if not _fits_into_a_header(name):
        await _upload_in_blocks(client, place, name, content, mime_type or _OCTETS)
        return ""
    headers = {**_HEADERS, "Content-Type": _OCTETS, "x-ms-file-name": name}
    path = f"{API}/{place.entity_set}({segment(place.row)})/{place.column}"
    reply = await client.send("PATCH", client.address(path), headers, content, _SECONDS)
    return reply.headers.get("etag", "")


async def remove_file(client: Client, place: FileColumn) -> None:
    """Takes the file of a row away; a row without one stays as it is. Raises as `upload_file` does."""
    path = f"{API}/{place.entity_set}({segment(place.row)})/{place.column}"
    await client.send("DELETE", client.address(path), _HEADERS, None, _SECONDS)


async def _upload_in_blocks(
    client: Client, place: FileColumn, name: str, content: bytes, mime_type: str
) -> None:
    target = {f"{place.table}id": place.row, "@odata.type": f"Microsoft.Dynamics.CRM.{place.table}"}
    asked = {"Target": target, "FileAttributeName": place.column, "FileName": name}
    begun = client.fields(await _act(client, "InitializeFileBlocksUpload", asked))
    token = begun.text("FileContinuationToken")
    if not token:
        raise UnreadableReply(client.host)
    ids: list[str] = []
    # An empty file is one empty block.
    for start in range(0, max(len(content), 1), _BLOCK):
        ids.append(base64.b64encode(str(uuid.uuid4()).encode()).decode())
        # Beside the window's thread: a block is long.
        data = await asyncio.to_thread(base64.b64encode, content[start : start + _BLOCK])
        block = {"BlockId": ids[-1], "BlockData": data.decode(), "FileContinuationToken": token}
        await _act(client, "UploadBlock", block)
    whole = {"FileName": name, "MimeType": mime_type, "BlockList": ids, "FileContinuationToken": token}
    await _act(client, "CommitFileBlocksUpload", whole)


async def _act(client: Client, action: str, body: dict[str, Any]) -> Reply:
    headers = {**_HEADERS, "Content-Type": "application/json; charset=utf-8"}
    content = (await asyncio.to_thread(json.dumps, body)).encode()
    return await client.send("POST", client.address(f"{API}/{action}"), headers, content, _SECONDS)


def _fits_into_a_header(name: str) -> bool:
    return name.isascii() and name.isprintable() and name == name.strip() != ""
