"""Reading what there is of the party model's table permissions, and making what is missing.

Each permission is asked for once, under an id of its own that is always the same for a website: a second
attempt finds the first one there. What came of it is always looked at afterwards.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

from app.aftercare.party_model import WantedPermission, party_model
from app.aftercare.permission_plan import PermissionFacts, PermissionStep, Standing, permission_plan
from app.errors import Conflict, NetworkTrouble, NotFound
from app.services import dataverse, table_metadata, table_permissions
from app.services.client import Client
from app.services.table_metadata import Relationship
from app.services.table_permissions import WebRole
from app.services.websites import Website

_ID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


async def read_permissions(client: Client, site: Website) -> PermissionFacts:
    """What there is on the site; `website` is "" where it cannot be told which row is the site's.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    model = party_model()
    if not model.is_installed(await dataverse.solutions(client, model.tells)):
        return PermissionFacts(is_needed=False)
    website = await _record(client, site)
    if not website:
        return PermissionFacts(is_needed=True)
    roles, permissions, lookups = await asyncio.gather(
        table_permissions.web_roles(client, website),
        table_permissions.table_permissions(client, website, model.tables),
        _all_lookups(client, model.tables),
    )
    relationships = {one.id: _between(one, lookups) for one in model.permissions}
    return PermissionFacts(True, website, roles, permissions, relationships)


async def make_missing(client: Client, site: Website, answers: Mapping[str, str]) -> PermissionFacts:
    """Makes what is missing, and gives what is there then. Raises as `read_permissions` does."""
    facts = await read_permissions(client, site)
    for step in permission_plan(facts, answers).to_do:
        await _make(client, facts.website, step)
    return await read_permissions(client, site)


async def _make(client: Client, website: str, step: PermissionStep) -> None:
    if step.standing is Standing.MISSING:
        await _create(client, website, step)
    for role in step.roles:
        await _grant(client, website, step, role)


async def _create(client: Client, website: str, step: PermissionStep) -> None:
    try:
        await table_permissions.create(client, website, step.make)
    except Conflict:
        # One with this id is there: an earlier attempt made it.
        return
    except NetworkTrouble:
        if not await table_permissions.is_there(client, step.make.id):
            raise


async def _grant(client: Client, website: str, step: PermissionStep, role: WebRole) -> None:
    try:
        await table_permissions.grant(client, step.make.id, role.id)
    except Conflict:
        # It is given already: somebody was quicker.
        return
    except NetworkTrouble:
        there = await table_permissions.table_permissions(client, website, (step.make.table,))
        if not any(one.id == step.make.id and role.id in one.roles for one in there):
            raise


async def _record(client: Client, site: Website) -> str:
    """The id of the site's row; where the site does not name it, that of the only one so called, or ""."""
    if _ID.fullmatch(site.record):
        return site.record.lower()
    rows = [one for one in await dataverse.website_records(client) if one.name == site.name]
    return rows[0].id.lower() if len(rows) == 1 and _ID.fullmatch(rows[0].id) else ""


async def _all_lookups(client: Client, tables: tuple[str, ...]) -> tuple[Relationship, ...]:
    found = await asyncio.gather(*(_lookups(client, table) for table in tables))
    return tuple(one for table in found for one in table)


async def _lookups(client: Client, table: str) -> tuple[Relationship, ...]:
    try:
        return await table_metadata.relationships(client, table)
    except NotFound:
        return ()


def _between(wanted: WantedPermission, lookups: tuple[Relationship, ...]) -> tuple[Relationship, ...]:
    """The relationships between the permission's table and the other one, whichever has the lookup."""
    ends = {wanted.table, wanted.other}
    return tuple(one for one in lookups if {one.child, one.parent} == ends)
