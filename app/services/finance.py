"""What Finance and Operations knows about its table maps and itself (contract: dual-write.md section 2.3 A).

The entity also holds connection strings. Only the columns named here are ever asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import NotFound
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_SET = "DualWriteProjectConfigurations"
_NAME = re.compile(r"DualWriteProjectConfiguration[A-Za-z0-9_]*")
_VERSION = "/data/DataManagementEntities/Microsoft.Dynamics.DataEntities.GetApplicationVersion"
_COLUMNS = "ProjectName,InternalEntityName,ExternalEntityName,ExternalEnvironmentUrl,Status,IsDelete"


@dataclass(frozen=True)
class MapProject:
    """One table map as Finance and Operations keeps it. `status` is Enabled, Disabled or Queueing."""

    entity: str
    table_set: str
    dataverse: str
    status: str


async def map_projects(client: Client) -> tuple[MapProject, ...]:
    """The table maps that send something to Dataverse. A map that was never started has no row.

    The list may have another name in an environment: then the environment is asked which (section 2.3 A).

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: they could not be read.
    """
    try:
        rows = await _rows(client, _SET)
    except NotFound:
        name = await _own_name(client)
        if name in ("", _SET):
            raise
        rows = await _rows(client, name)
    return tuple(_project(row) for row in rows if row.text("IsDelete") != "Yes")


async def application_version(client: Client) -> str:
    """The version that runs, such as "10.0.43"; "" where the answer does not say.

    The action changes nothing. It is not in the contract: public clients (mafzaal/d365fo-client) ask it.
    Raises as `map_projects` does.
    """
    return client.fields(await client.post(_VERSION, {}, {})).text("value")


async def _rows(client: Client, name: str) -> list[Fields]:
    return await client.rows(f"/data/{name}", {"$select": _COLUMNS})


async def _own_name(client: Client) -> str:
    """What this environment calls the list; "" where it has none."""
    wanted = {"$filter": "contains(Name,'DualWriteProjectConfiguration')"}
    names = [row.text("EntitySetName") for row in await client.rows("/metadata/PublicEntities", wanted)]
    return next((name for name in names if _NAME.fullmatch(name)), "")


def _project(row: Fields) -> MapProject:
    return MapProject(
        row.text("InternalEntityName"),
        row.text("ExternalEntityName"),
        row.text("ExternalEnvironmentUrl").rstrip("/"),
        row.text("Status") or _status(row.number("Status")),
    )


def _status(number: int | None) -> str:
    return {0: "Enabled", 1: "Disabled", 4: "Queueing"}.get(-1 if number is None else number, "")
