"""The environments that a person may see, as Microsoft's environment service lists them.

Contract: power-platform.md section 1.1. There are two lists: that of ordinary people, and that of
administrators, which may know more. The hosts of the addresses in them are checked when a token is asked
for, not here.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

PATH = "/providers/Microsoft.BusinessAppPlatform/environments"
ADMINISTRATORS_PATH = "/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments"
_QUERY = {"$expand": "properties.linkedEnvironmentMetadata", "api-version": "2020-10-01"}
_ORDINARY = ("", "NotSpecified", "Enabled")


class Availability(Enum):
    """Whether an environment can be worked in, as far as its description tells."""

    USABLE = "usable"
    NO_DATAVERSE = "no-dataverse"
    DISABLED = "disabled"
    BEING_DELETED = "being-deleted"
    ADMINISTRATION_MODE = "administration-mode"
    NOT_FINISHED = "not-finished"


@dataclass(frozen=True, slots=True)
class Environment:
    """One Power Platform environment.

    `kind` is Microsoft's word (Production, Sandbox, Trial ...), and so is `state` (Ready ...). `dataverse`
    and `finance` are addresses as the service gives them, "" where it gives none; `organization` is
    Dataverse's own id of it, which a site request needs. `finance_told` says that a source which can tell
    was asked: without `finance`, none is linked; otherwise it could not be told. `trial_ends` is None where
    it is no trial or where nobody says when it ends. `read_at` is when the list was had; the same environment
    read twice is still the same.
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
    state: str = ""
    finance_told: bool = False
    trial_ends: datetime | None = None
    read_at: datetime | None = field(default=None, compare=False)


async def environment_pages(client: Client, path: str = PATH) -> AsyncIterator[tuple[Environment, ...]]:
    """All environments of the signed-in person, page by page. Rows without an id are passed over.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: the list could not be read.
    """
    async for rows in client.pages(path, _QUERY):
        yield await asyncio.to_thread(_environments, rows)


async def list_environments(client: Client) -> tuple[Environment, ...]:
    """The list of ordinary people, whole. An empty one means that there are none. Raises as above."""
    return tuple([one async for page in environment_pages(client) for one in page])


async def one_environment(client: Client, environment_id: str, path: str = PATH) -> Environment:
    """One environment. Raises as above; NotFound and Forbidden where the person may not see it."""
    return environment(await client.get(f"{path}/{segment(environment_id)}", _QUERY))


def environment(row: Fields) -> Environment:
    """One environment from the service's description."""
    properties = row.fields("properties")
    dataverse = properties.fields("linkedEnvironmentMetadata")
    finance = _finance(properties)
    return Environment(
        id=row.text("name"),
        name=properties.name("displayName") or dataverse.name("friendlyName") or row.text("name"),
        kind=properties.name("environmentSku"),
        region=properties.name("azureRegion") or row.name("location"),
        is_default=properties.flag("isDefault") or properties.text("environmentSku") == "Default",
        availability=_availability(properties, dataverse),
        dataverse=dataverse.address("instanceUrl"),
        organization=dataverse.text("resourceId"),
        finance=finance,
        base_language=dataverse.number("baseLanguage"),
        state=_state(properties, dataverse),
        # That the field is not there says nothing: the two lists are not known to agree on it.
        finance_told=bool(finance),
    )


def _environments(rows: list[Fields]) -> tuple[Environment, ...]:
    now = datetime.now(UTC)
    return tuple(replace(environment(row), read_at=now) for row in rows if row.text("name"))


def _state(properties: Fields, dataverse: Fields) -> str:
    """The word that says most: what is out of the ordinary, and then what Dataverse says (section 1.1)."""
    states = properties.fields("states")
    said = (states.fields("runtime").text("id"), states.fields("management").text("id"))
    unusual = next((word for word in said if word not in _ORDINARY), "")
    return unusual or dataverse.text("instanceState") or next((word for word in said if word), "")


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
    named = (properties.fields(name).address("url") for name in ("finOpsMetadata", "linkedAppMetadata"))
    return next((address for address in named if address), "")
