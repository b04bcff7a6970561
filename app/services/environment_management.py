"""The environments as the Power Platform API lists them: the one list that tells of Finance and Operations.

Contract: power-platform.md section 1.2. It needs a permission of its own, so it may be closed to a person
who can read the others. The words of `type`, `state` and `adminMode` are not published.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from app.services.environments import Availability, Environment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/environmentmanagement/environments"
_QUERY = {"api-version": "2024-10-01"}
_FINANCE = "finOpsMetadata"


async def managed_environment_pages(client: Client) -> AsyncIterator[tuple[Environment, ...]]:
    """All environments of the signed-in person, page by page.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: the list could not be read.
    """
    async for rows in client.pages(_PATH, _QUERY):
        yield await asyncio.to_thread(_environments, rows)


def managed_environment(row: Fields) -> Environment:
    """One environment from the service's description."""
    finance = row.fields(_FINANCE).address("url")
    return Environment(
        id=row.text("id"),
        name=row.name("displayName") or row.text("id"),
        kind=row.name("type"),
        region=row.name("azureRegion") or row.name("geo"),
        is_default=row.text("type") == "Default",
        availability=_availability(row),
        dataverse=row.address("url"),
        organization=row.text("dataverseId"),
        finance=finance,
        state=row.name("state"),
        # Null is an answer; a field that is left out is none.
        finance_told=bool(finance) or (_FINANCE in row.content and row.content[_FINANCE] is None),
    )


def _environments(rows: list[Fields]) -> tuple[Environment, ...]:
    return tuple(managed_environment(row) for row in rows if row.text("id"))


def _availability(row: Fields) -> Availability:
    state = row.text("state").lower()
    if "delet" in state:
        return Availability.BEING_DELETED
    if row.text("adminMode").lower() == "enabled":
        return Availability.ADMINISTRATION_MODE
    if state == "disabled":
        return Availability.DISABLED
    return Availability.USABLE if row.text("url") else Availability.NO_DATAVERSE
