"""What the organisation allows everywhere (recorded: bap_tenant_settings_listTenantSettings).

The list is asked for with POST and changes nothing. Contract: identity.md section 0. Who may read it is not
documented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/providers/Microsoft.BusinessAppPlatform/listTenantSettings"
_VERSION = {"api-version": "2020-10-01"}


@dataclass(frozen=True)
class TenantSettings:
    """`only_administrators_create_sites` is None where the organisation's settings do not say."""

    only_administrators_create_sites: bool | None


async def tenant_settings(business_apps: Client) -> TenantSettings:
    """The settings of the organisation.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    reply = await business_apps.post(_PATH, _VERSION, {})
    found = business_apps.fields(reply)
    return TenantSettings(found.flag("disablePortalsCreationByNonAdminUsers"))
