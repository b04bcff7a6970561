"""The environments that a person may see (contract: power-platform.md section 1.1).

The list is the one that ordinary makers get. The hosts of the addresses in it are checked when a token is
asked for, not here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_PATH = "/providers/Microsoft.BusinessAppPlatform/environments"
_VERSION = "2020-10-01"


class Availability(Enum):
    """Whether an environment can be worked in, as far as its description tells."""

    USABLE = "usable"
    NO_DATAVERSE = "no-dataverse"
    DISABLED = "disabled"
    BEING_DELETED = "being-deleted"
    ADMINISTRATION_MODE = "administration-mode"
    NOT_FINISHED = "not-finished"


@dataclass(frozen=True)
class Environment:
    """One Power Platform environment.

    `kind` is Microsoft's word (Production, Sandbox, Trial ...). `dataverse` and `finance` are addresses as
    the service gives them, "" where it gives none; `organization` is Dataverse's own id of it, which a site
    request needs. `read_at` is when the list was had; the same environment read twice is still the same.
    """

    id: str
    name: str
    kind: str = ""
    region: str = ""
    is_default: bool = False
    availability: Availability = Availability.USABLE
    dataverse: str = ""
    organization: str = ""
    finance: str = ""
    base_language: int | None = None
    read_at: datetime | None = field(default=None, compare=False)


async def list_environments(client: Client) -> tuple[Environment, ...]:
    """All environments of the signed-in person. An empty list means that there are none.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: the list could not be read.
    """
    query = {"$expand": "properties.linkedEnvironmentMetadata", "api-version": _VERSION}
    rows = await client.rows(_PATH, query)
    now = datetime.now(UTC)
    return tuple(replace(environment(row), read_at=now) for row in rows if row.text("name"))


def environment(row: Fields) -> Environment:
    """One environment from the service's description."""
    properties = row.fields("properties")
    dataverse = properties.fields("linkedEnvironmentMetadata")
    return Environment(
        id=row.text("name"),
        name=properties.text("displayName") or dataverse.text("friendlyName") or row.text("name"),
        kind=properties.text("environmentSku"),
        region=properties.text("azureRegion") or row.text("location"),
        is_default=properties.flag("isDefault") or properties.text("environmentSku") == "Default",
        availability=_availability(properties, dataverse),
        dataverse=dataverse.text("instanceUrl").rstrip("/"),
        organization=dataverse.text("resourceId"),
        finance=_finance(properties),
        base_language=dataverse.number("baseLanguage"),
    )


def _availability(properties: Fields, dataverse: Fields) -> Availability:
    states = properties.fields("states")
    management = states.fields("management").text("id")
    runtime = states.fields("runtime").text("id")
    provisioning = properties.text("provisioningState")
    if "delet" in provisioning.lower() or "delet" in management.lower():
        return Availability.BEING_DELETED
    if provisioning not in ("", "Succeeded"):
        return Availability.NOT_FINISHED
    if runtime == "AdminMode":
        return Availability.ADMINISTRATION_MODE
    if runtime == "Disabled" or management == "Disabled":
        return Availability.DISABLED
    return Availability.USABLE if dataverse.text("instanceUrl") else Availability.NO_DATAVERSE


def _finance(properties: Fields) -> str:
    """The linked Finance and Operations; two fields name it, and either may be empty (section 1.1)."""
    found = properties.fields("finOpsMetadata").text("url") or properties.fields("linkedAppMetadata").text(
        "url"
    )
    return found.rstrip("/")
