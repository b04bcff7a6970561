"""Websites of the practice company as the program reads and writes them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from practice_world import PRODUCTION, Practice

from app.services.batch import Operation
from app.services.client import Client
from app.update.live.capture import capture
from app.update.live.captured import Captured
from app.update.live.payload import writes
from app.update.live.tables import live_tables
from app.update.live.writing import send_writes
from app.update.merge.change import Change, Kind
from app.update.merge.order import in_order
from app.update.schema import portal_schema
from app.update.site.record import Record
from app.update.site.site import Site

SCHEMA = portal_schema()
WITH_PORTAL = "site-exists"
"""The scenario in which there is a Customer Portal; every company has its own site, in the other model."""

DEFAULT = "Contoso (default)"


def nothing(_read: int, _known: int) -> None:
    """For a reading of which nobody hears."""


def dataverse(practice: Practice, environment: str = PRODUCTION) -> Client:
    """The Dataverse of an environment of the company that has a portal."""
    found = practice.environment(WITH_PORTAL, environment)
    return practice.company(WITH_PORTAL).dataverse(found.dataverse)


def portal_of(practice: Practice) -> str:
    """The id of the Customer Portal's record."""
    return _record_of(practice, "production")


def own_site_of(practice: Practice) -> str:
    """The id of the record of the company's own site."""
    return _record_of(practice, "default")


def captured(client: Client, website: str, model: str) -> Captured:
    """The website as it is now."""
    return asyncio.run(capture(client, website, model, SCHEMA, nothing))  # type: ignore[arg-type]


async def write_anew(client: Client, site: Site) -> None:
    """Make a website of which nothing is there, record by record."""
    tables = await live_tables(client, site.model, SCHEMA)
    languages = site.of("adx_portallanguage")
    target = Captured(replace(site, records=languages), tables, {}, datetime.now(UTC))
    (own,) = site.of("adx_website")
    bare = replace(own, fields={"adx_name": site.name})
    await _write(client, writes(target, None, bare, SCHEMA))
    changes = [_creation(record) for record in site.records if record is not own]
    for change in in_order(changes, SCHEMA):
        fields = {name: value for name, value in change.columns.items() if value is not None}
        after = Record(change.table, change.id, fields, change.linked, change.file)
        before = None if change.kind is Kind.CREATED else Record(change.table, change.id)
        await _write(client, writes(target, before, after, SCHEMA))
    await _write(client, writes(target, bare, own, SCHEMA))


async def _write(client: Client, operations: tuple[Operation, ...]) -> None:
    for answer in await send_writes(client, [operations]):
        assert answer.is_done, (operations, answer)


def _creation(record: Record) -> Change:
    return Change(record.table, record.id, Kind.CREATED, dict(record.fields), record.links, {}, record.file)


def _record_of(practice: Practice, environment: str) -> str:
    practice.found(WITH_PORTAL)
    (site,) = practice.sites(WITH_PORTAL, environment)
    return str(site["record"])
