"""Reading a whole website from Dataverse.

Tables are read side by side, page by page; the rows of a table are those of one moment, those of different
tables need not be. Whoever writes compares versions.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.errors import Trouble, WebsiteGone
from app.services.site_rows import row
from app.update.live.capture_enhanced import read_enhanced
from app.update.live.capture_standard import read_standard
from app.update.live.captured import Captured, LiveTables, RowKey
from app.update.live.found import Found
from app.update.live.progress import Counter, Tell
from app.update.live.tables import live_tables
from app.update.schema import Schema
from app.update.site.site import Model, Site

if TYPE_CHECKING:
    from app.services.client import Client


async def model_of(client: Client, website: str) -> Model:
    """The data model that a website's record is in. A migration leaves two records: then the active one.

    Raises:
        WebsiteGone: there is none.
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    query = {"$select": "statecode"}
    standard = await row(client, "adx_websites", website, query)
    if standard is not None and standard.number("statecode") != 1:
        return "standard"
    if await row(client, "powerpagesites", website, query) is not None:
        return "enhanced"
    if standard is not None:
        return "standard"
    raise WebsiteGone(website)


async def capture(client: Client, website: str, model: Model, schema: Schema, tell: Tell) -> Captured:
    """The website with this record, as it is now. May be cancelled.

    Raises:
        WebsiteGone: there is no such website in this data model.
        WebsiteTooLarge: it has more than any website has.
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    taken, website = datetime.now(UTC), website.lower()
    counter = Counter(tell)
    try:
        tables = await live_tables(client, model, schema)
        read = read_standard if model == "standard" else read_enhanced
        found = await read(client, website, tables, schema, counter)
    except BaseExceptionGroup as group:
        raise _first(group) from None
    return await asyncio.to_thread(_captured, website, model, found, tables, schema, taken)


def _captured(
    website: str, model: Model, found: list[Found], tables: LiveTables, schema: Schema, taken: datetime
) -> Captured:
    records = sorted((one.record for one in found), key=lambda one: (schema.tables[one.table].order, one.id))
    own = next((one for one in records if (one.table, one.id) == ("adx_website", website)), None)
    if own is None:
        raise WebsiteGone(website)
    return Captured(
        site=Site(website, own.value("adx_name"), model, tuple(records)),
        tables=tables,
        versions=_versions(found),
        taken=taken,
        notes={one.record.id: one.note for one in found if one.note},
        contents={one.key: one.content for one in found if one.content},
    )


def _versions(found: list[Found]) -> dict[RowKey, str]:
    return {key: version for one in found for key, version in one.versions if version}


def _first(group: BaseExceptionGroup) -> BaseException:
    """Of what came together, a defect if there is one, otherwise the first outcome."""
    single = list(_each(group))
    return next((one for one in single if not isinstance(one, Trouble)), single[0])


def _each(group: BaseExceptionGroup) -> Iterator[BaseException]:
    for one in group.exceptions:
        if isinstance(one, BaseExceptionGroup):
            yield from _each(one)
        else:
            yield one
