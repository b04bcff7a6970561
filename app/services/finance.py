"""What Finance and Operations knows about its table maps (contract: dual-write.md section 2.3 A).

The entity also holds connection strings. Only the columns named here are ever asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.client import Client

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

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: they could not be read.
    """
    rows = await client.rows("/data/DualWriteProjectConfigurations", {"$select": _COLUMNS})
    return tuple(
        MapProject(
            row.text("InternalEntityName"),
            row.text("ExternalEntityName"),
            row.text("ExternalEnvironmentUrl").rstrip("/"),
            row.text("Status") or _status(row.number("Status")),
        )
        for row in rows
        if row.text("IsDelete") != "Yes"
    )


def _status(number: int | None) -> str:
    return {0: "Enabled", 1: "Disabled", 4: "Queueing"}.get(-1 if number is None else number, "")
