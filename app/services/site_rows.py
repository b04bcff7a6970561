"""Rows of a website's configuration in Dataverse: pages with their counts, notes, and files.

Contract: portal-configuration.md sections 1.2, 1.3 and 4; power-platform.md section 5 (pages).
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import NotFound, UnreadableReply
from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.http import Reply
    from app.services.client import Client

API = "/api/data/v9.2"
ETAG = "@odata.etag"
_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}
_OF_A_FILE = frozenset({"x-ms-file-name", "x-ms-file-size"})
_MOST_ROWS = 10_000_000
_MOST_IDS = 15
"""Ids that one filter names: an address has room for some thousand characters."""


@dataclass(frozen=True)
class Page:
    """Rows of a list. `total` is how many the list has; the first page alone tells it, others have None."""

    rows: list[Fields]
    total: int | None = None


@dataclass(frozen=True)
class Note:
    """The note that holds a web file's content, without that content. `owner` is the web file."""

    id: str
    owner: str
    file_name: str
    mime_type: str
    version: str


async def pages(
    client: Client, entity_set: str, query: Mapping[str, str], page_size: int
) -> AsyncIterator[Page]:
    """The rows of a table, page after page, with how many there are.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    headers = {**_HEADERS, "Prefer": f"odata.maxpagesize={page_size}"}
    path = f"{API}/{entity_set}"
    async for page in client.counted_pages(path, {**query, "$count": "true"}, headers):
        yield Page(page.rows("value"), _counted(page))


async def row(client: Client, entity_set: str, id_: str, query: Mapping[str, str]) -> Fields | None:
    """One row; None where it is gone, or the table is. Raises as `pages` does."""
    try:
        return await client.get(f"{API}/{entity_set}({segment(id_)})", query, _HEADERS)
    except NotFound:
        return None


async def rest_of(client: Client, row: Fields, navigation: str) -> list[Fields]:
    """The rows that an expanded row has beyond those that came with it. Raises as `pages` does."""
    following = row.text(f"{navigation}@odata.nextLink")
    if not following:
        return []
    return [more async for page in client.pages_at(following, _HEADERS) for more in page.rows("value")]


async def newest_notes(client: Client, owners: Collection[str]) -> dict[str, Note]:
    """The newest note with a file of each of these web files, where it has one. Raises as `pages` does."""
    found: dict[str, Note] = {}
    ordered = sorted(owners)
    for start in range(0, len(ordered), _MOST_IDS):
        wanted = " or ".join(f"_objectid_value eq {one}" for one in ordered[start : start + _MOST_IDS])
        query = {
            "$select": "annotationid,filename,mimetype,_objectid_value",
            "$filter": f"isdocument eq true and ({wanted})",
            "$orderby": "modifiedon desc",
        }
        for told in await client.rows(f"{API}/annotations", query, _HEADERS):
            note = _note(told)
            found.setdefault(note.owner, note)
    return found


async def note_file(client: Client, note: Note, may_be_large: bool = False) -> bytes:
    """The content of a note, which is larger than other answers only where it `may_be_large`.

    Raises as `pages` does.
    """
    address = client.address(f"{API}/annotations({segment(note.id)})", {"$select": "documentbody"})
    # Beside the window's thread, as it can be long; and the answer is let go of before its content is made.
    body = await asyncio.to_thread(
        _body_of, client, await client.send("GET", address, _HEADERS, may_be_large=may_be_large)
    )
    try:
        return await asyncio.to_thread(base64.b64decode, body, validate=True)
    except ValueError:
        raise UnreadableReply(client.host) from None


async def column_file(
    client: Client, entity_set: str, id_: str, column: str, may_be_large: bool = False
) -> bytes | None:
    """The content of a file column; None where there is none. Raises as `pages` does.

    It is larger than other answers only where it `may_be_large`.

    Dataverse tells a file's name and size in headers of their own (Microsoft's "Use file column data"). A web
    page without these is that of a guest network; with them it is a file that happens to be a web page.
    """
    address = client.address(f"{API}/{entity_set}({segment(id_)})/{column}/$value")
    try:
        reply = await client.send("GET", address, {**_HEADERS, "Accept": "*/*"}, may_be_large=may_be_large)
    except NotFound:
        return None
    if not reply.headers.keys() & _OF_A_FILE:
        client.expect_data(reply)
    return reply.body


def _body_of(client: Client, reply: Reply) -> str:
    return client.fields(reply).text("documentbody")


def _counted(page: Fields) -> int | None:
    """How many rows there are; a number that no table has is none."""
    total = page.number("@odata.count")
    return total if total is not None and 0 <= total <= _MOST_ROWS else None


def _note(told: Fields) -> Note:
    return Note(
        told.text("annotationid").lower(),
        told.text("_objectid_value").lower(),
        told.text("filename"),
        told.text("mimetype"),
        told.text(ETAG),
    )
