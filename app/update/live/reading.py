"""Reading rows in pages that are never too long for one answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from app.errors import ReplyTooLarge, UnreadableReply
from app.services.reply import Fields
from app.services.site_rows import pages
from app.update.live.captured import RowKey
from app.update.live.found import Found
from app.update.live.progress import Counter

if TYPE_CHECKING:
    from app.services.client import Client

_AT_ONCE = 6
_PAGE_SIZES = (200, 20, 1)
"""Rows a page; fewer where an answer would be too long. Short pages also keep a window's thread free."""

_READINGS = 3
"""How often a list is read that comes with fewer rows than it is said to have: one unread looks removed."""

Convert = Callable[[list[Fields]], Awaitable[list[Found]]]


@dataclass(frozen=True)
class Rows:
    """A list of rows to read: `name` tells it from others while they are counted."""

    name: str
    entity_set: str
    query: Mapping[str, str]
    convert: Convert


async def read_all(client: Client, lists: list[Rows], counter: Counter) -> list[Found]:
    """All records of these lists, which are read side by side.

    Raises:
        ExceptionGroup: of what came in the way of each: WebsiteTooLarge, ServiceRefused, ReplyTrouble (also
            where a list stays shorter than it is said to be), NetworkTrouble, SignInTrouble.
    """
    turn = asyncio.Semaphore(_AT_ONCE)

    async def read(rows: Rows) -> list[Found]:
        async with turn:
            return await _read(client, rows, counter)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(read(rows)) for rows in lists]
    # One by one they would keep a window waiting: a site has tens of thousands.
    return list(chain.from_iterable(task.result() for task in tasks))


async def _read(client: Client, rows: Rows, counter: Counter) -> list[Found]:
    for size in _PAGE_SIZES[:-1]:
        try:
            return await _read_in_pages(client, rows, size, counter)
        except ReplyTooLarge:
            continue
    return await _read_in_pages(client, rows, _PAGE_SIZES[-1], counter)


async def _read_in_pages(client: Client, rows: Rows, page_size: int, counter: Counter) -> list[Found]:
    for _ in range(_READINGS):
        found, known = await _read_once(client, rows, page_size, counter)
        if len({one.record.id for one in found}) >= known:
            return found
    raise UnreadableReply(client.host)


async def _read_once(client: Client, rows: Rows, page_size: int, counter: Counter) -> tuple[list[Found], int]:
    """The records, and how many there are by what the first page says.

    Where somebody works in the website meanwhile, a row may be on two pages, or on none.
    """
    records: dict[RowKey, Found] = {}
    known = size = 0
    async for page in pages(client, rows.entity_set, rows.query, page_size):
        known = page.total if page.total is not None else known
        fresh = await rows.convert(page.rows)
        records |= {one.key: one for one in fresh}
        size += sum(one.size for one in fresh)
        counter.at(rows.name, len(records), known, size)
    return [*records.values()], known
