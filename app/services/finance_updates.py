"""What the Power Platform knows about the Finance and Operations that belongs to an environment.

Contract: power-platform-api.json, the two `finops...` paths. Public clients tell that the versions are those
that can be applied, not the one that runs, and that some tenants do not have that path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.client import segment

if TYPE_CHECKING:
    from app.services.client import Client

_VERSION = {"api-version": "2024-10-01"}


@dataclass(frozen=True)
class OfferedVersion:
    """A version that can be applied. `stage` is Microsoft's word, such as QualityUpdate."""

    version: str
    stage: str


async def deployment_type(client: Client, environment: str) -> str:
    """How it is deployed, in Microsoft's word (UnifiedProduction, LCSSandbox ...); "" where it is not said.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say. Which rights it takes
            is not documented.
    """
    found = await client.get(f"{_path(environment)}/finopsproperties", _VERSION)
    return found.text("deploymentType")


async def offered_versions(client: Client, environment: str) -> tuple[OfferedVersion, ...]:
    """The versions that can be applied now. Raises as `deployment_type` does."""
    found = await client.get(f"{_path(environment)}/finopsversions", _VERSION)
    rows = found.rows("availableVersions")
    return tuple(OfferedVersion(row.text("version"), row.text("releaseStage")) for row in rows)


def _path(environment: str) -> str:
    return f"/dynamics/environments/{segment(environment)}"
