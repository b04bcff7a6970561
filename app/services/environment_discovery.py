"""Dataverse's own directory: the databases that a person is an enabled user of, in all environments.

Contract: power-platform.md section 1.3. It leaves out environments without Dataverse, and those that a
security group keeps the person out of. It alone says when a trial ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from app.services.environments import Availability, Environment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/api/discovery/v2.0/Instances"
_COLUMNS = (
    "Id",
    "EnvironmentId",
    "FriendlyName",
    "OrganizationType",
    "Region",
    "State",
    "TrialExpirationDate",
    "Url",
)
_KINDS = {0: "Production", 5: "Sandbox", 11: "Trial", 12: "Default", 13: "Developer", 14: "Trial"}
"""Dataverse's numbers of kinds of organisation (OrganizationType of its Web API) in words."""
_ENABLED, _DISABLED = 0, 1


async def discovered_environment_pages(client: Client) -> AsyncIterator[tuple[Environment, ...]]:
    """All environments that the directory knows. Those of which it knows no id are passed over.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: the directory could not be read.
    """
    async for rows in client.pages(_PATH, {"$select": ",".join(_COLUMNS)}):
        yield await asyncio.to_thread(_environments, rows)


def discovered_environment(row: Fields) -> Environment:
    """One environment from the directory's description."""
    kind = _KINDS.get(_number(row, "OrganizationType"), "")
    state = _number(row, "State")
    return Environment(
        id=row.text("EnvironmentId"),
        name=row.name("FriendlyName") or row.text("EnvironmentId"),
        kind=kind,
        region=row.name("Region"),
        is_default=kind == "Default",
        availability=_availability(row, state),
        dataverse=row.address("Url"),
        organization=row.text("Id"),
        state={_ENABLED: "Enabled", _DISABLED: "Disabled"}.get(state, ""),
        trial_ends=row.moment("TrialExpirationDate"),
    )


def _environments(rows: list[Fields]) -> tuple[Environment, ...]:
    return tuple(discovered_environment(row) for row in rows if row.text("EnvironmentId"))


def _number(row: Fields, name: str) -> int:
    number = row.number(name)
    return -1 if number is None else number


def _availability(row: Fields, state: int) -> Availability:
    if state == _DISABLED:
        return Availability.DISABLED
    return Availability.USABLE if row.text("Url") else Availability.NO_DATAVERSE
