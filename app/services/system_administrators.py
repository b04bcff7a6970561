"""Whether someone is System Administrator by whatever way, as Dataverse discovery tells it.

Contract: power-platform.md sections 1.3 and 5. Roles that come by way of a team are not among a person's
own, but they count here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/api/discovery/v2.0/Instances"


async def is_system_administrator(discovery: Client, organization: str) -> bool | None:
    """Whether the signed-in person is System Administrator of an organisation; None where it is not listed.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    rows = await discovery.rows(_PATH, {"$select": "Id,IsUserSysAdmin"})
    own = next((row for row in rows if row.text("Id").lower() == organization.lower()), None)
    return own.flag("IsUserSysAdmin") if own is not None else None
