"""The tables of an environment that websites are in, read from its own metadata."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from app.services.site_rows import API
from app.services.table_definitions import TableDefinition, entity_sets, table_definition
from app.update.live.captured import NOTE, LiveTables
from app.update.schema import Schema
from app.update.site.site import Model

if TYPE_CHECKING:
    from app.services.client import Client

_AT_ONCE = 8
SITE, LANGUAGE, COMPONENT = "powerpagesite", "powerpagesitelanguage", "powerpagecomponent"
ENHANCED = (SITE, LANGUAGE, COMPONENT)


async def live_tables(client: Client, model: Model, schema: Schema) -> LiveTables:
    """The tables as this environment has them; those that it has not are left out.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    turn = asyncio.Semaphore(_AT_ONCE)

    async def definition(name: str) -> TableDefinition | None:
        async with turn:
            return await table_definition(client, name)

    wanted = {name: name if model == "standard" else _virtual(name) for name in schema.tables}
    wanted |= {name: name for name in (ENHANCED if model == "enhanced" else (NOTE,))}
    async with asyncio.TaskGroup() as group:
        asked = {name: group.create_task(definition(real)) for name, real in wanted.items()}
    definitions = {name: task.result() for name, task in asked.items()}
    known = {name: found for name, found in definitions.items() if found is not None}
    sets = {found.name: found.entity_set for found in known.values()}
    targets = {lookup.target for found in known.values() for lookup in found.lookups.values()}
    others = await entity_sets(client, targets - sets.keys()) if model == "standard" else {}
    return LiveTables(client.address(API), known, {**others, **sets})


def _virtual(name: str) -> str:
    return f"mspp_{name.removeprefix('adx_')}"
