"""The tables of an environment that websites are in, read from its own metadata."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from app.services.site_rows import API
from app.services.table_definitions import entity_sets, table_definitions
from app.update.live.captured import NOTE, LiveTables
from app.update.schema import Schema
from app.update.site.site import Model

if TYPE_CHECKING:
    from app.services.client import Client

_AT_ONCE = 15
"""Tables that one request asks for; some requests run side by side."""

SITE, LANGUAGE, COMPONENT = "powerpagesite", "powerpagesitelanguage", "powerpagecomponent"
ENHANCED = (SITE, LANGUAGE, COMPONENT)


async def live_tables(client: Client, model: Model, schema: Schema) -> LiveTables:
    """The tables as this environment has them; those that it has not are left out.

    Raises:
        ExceptionGroup: of what came in the way: ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble.
    """
    wanted = {name: name if model == "standard" else _virtual(name) for name in schema.tables}
    wanted |= {name: name for name in (ENHANCED if model == "enhanced" else (NOTE,))}
    real = sorted(wanted.values())
    async with asyncio.TaskGroup() as group:
        asked = [
            group.create_task(table_definitions(client, real[start : start + _AT_ONCE]))
            for start in range(0, len(real), _AT_ONCE)
        ]
    found = {name: one for task in asked for name, one in task.result().items()}
    known = {name: found[real] for name, real in wanted.items() if real in found}
    sets = {one.name: one.entity_set for one in known.values()}
    targets = {lookup.target for one in known.values() for lookup in one.lookups.values()}
    others = await entity_sets(client, targets - sets.keys()) if model == "standard" else {}
    return LiveTables(client.address(API), known, {**others, **sets})


def _virtual(name: str) -> str:
    return f"mspp_{name.removeprefix('adx_')}"
