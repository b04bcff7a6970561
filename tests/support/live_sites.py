"""Websites of the practice company as the program reads and writes them, without servers between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from practice_company import PracticeCompany
from scripted import ScriptedHttp, Tokens

from app.demo.dataverse.store import Organization
from app.http import Reply, Request
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
from app.update.site.site import Model, Site

SCHEMA = portal_schema()
WITH_PORTAL = "site-exists"
"""The scenario in which there is a Customer Portal; every company has its own site, in the other model."""

PRODUCTION, DEFAULT = "organization-a", "organization-b"
"""The Dataverse that has the Customer Portal, and the one that has the company's own site."""


def dataverse(company: PracticeCompany, origin: str = PRODUCTION) -> Client:
    """A Dataverse of the company, its answers straight from the handlers."""

    def answered(request: Request) -> Reply:
        target = request.url.removeprefix(company.addresses(origin))
        body: dict[str, Any] = {} if request.body is None else {"data": request.body}
        response = company.ask(origin, request.method, target, headers=dict(request.headers), **body)
        headers = {name.lower(): value for name, value in response.headers}
        return Reply(response.status_code, MappingProxyType(headers), response.get_data(), request.url, "id")

    return Client(ScriptedHttp(answered), "Dataverse", company.addresses(origin), Tokens())


def organization(company: PracticeCompany, work: Callable[[Organization], Any], slot: str = "a") -> Any:
    """Do something in a Dataverse as somebody else does, and give what comes of it."""
    person = company.person
    with company.state.transaction() as documents:
        now = company.clock.now()
        return work(Organization(documents, person.tenant, slot, person.user, now, company.addresses))


def record_of(company: PracticeCompany, environment: str) -> str:
    """The id of the record of the site that is in an environment."""
    with company.state.transaction() as documents:
        sites = documents.all(company.person.tenant, "website")
    return str(next(one["record"] for one in sites if one["environment"] == company.environment(environment)))


def captured(client: Client, website: str, model: Model = "standard") -> Captured:
    """The website as it is now."""
    return asyncio.run(capture(client, website, model, SCHEMA, lambda _read, _known: None))


async def write_anew(client: Client, site: Site) -> None:
    """Make a website of which nothing is there, record by record."""
    tables = await live_tables(client, site.model, SCHEMA)
    languages = site.of("adx_portallanguage")
    versions = {(one.table, one.id): "*" for one in site.records}
    target = Captured(replace(site, records=languages), tables, versions, datetime.now(UTC))
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
