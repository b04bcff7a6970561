"""What can be done with a site that is there.

Contract: power-platform.md section 2, power-platform-api.json.
Each of these changes something, so each is sent once; whoever loses the answer looks at the site. None of
their answers says how far the work is: only the site does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.client import segment
from app.services.websites import API_VERSION, Accepted, Website, accepted, website, websites_path

if TYPE_CHECKING:
    from app.services.client import Client

_CONVERSION = {"EnableCDN": False, "EnableWAF": False, "UseDynamics365PortalAddOnLicense": False}
"""ConvertTrialToProductionRequest: extras are left to site administration, the licence is capacity."""


async def get_website(client: Client, environment: str, site: str) -> Website:
    """The site with this id, as it is now. Raises as `Client.get` does; NotFound where it is gone."""
    return website(await client.get(_path(environment, site), API_VERSION))


async def restart_website(client: Client, environment: str, site: str) -> None:
    """Asks for a restart. Raises as `Client.post` does."""
    await client.act("POST", f"{_path(environment, site)}/restart", API_VERSION)


async def change_visibility(client: Client, environment: str, site: str, *, public: bool) -> None:
    """Asks to open the site to everyone, or to close it. Raises as `Client.post` does."""
    wanted = {"siteVisibility": "public" if public else "private"}
    await client.act("POST", f"{_path(environment, site)}/updateSiteVisibility", {**API_VERSION, **wanted})


async def convert_to_production(client: Client, environment: str, site: str) -> None:
    """Asks to turn a trial into a production site. Raises as `Client.post` does."""
    await client.post(f"{_path(environment, site)}/convertToProduction", API_VERSION, _CONVERSION)


async def delete_website(client: Client, environment: str, site: str) -> Accepted:
    """Asks to delete the site's host; its row in Dataverse stays. Raises as `Client.post` does."""
    return accepted(client, await client.act("DELETE", _path(environment, site), API_VERSION))


def _path(environment: str, site: str) -> str:
    return f"{websites_path(environment)}/{segment(site)}"
