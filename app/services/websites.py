"""Power Pages sites of an environment (contract: power-platform.md section 2, power-platform-api.json).

Creating is not repeatable: `create` sends one request, and whoever loses its answer has to look first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from app.addresses import same_origin
from app.errors import AddressRefused, ServiceRefused
from app.retry import retry_after
from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.http import Reply
    from app.services.client import Client

CUSTOMER_PORTAL = "CustomerPortal"
"""Microsoft's name of the template; that it is the Supply Chain Management one is inferred (section 0)."""

API_VERSION = {"api-version": "2024-10-01"}


class Stage(Enum):
    """How far a site or an operation is. A status that is not known is UNKNOWN, never FINISHED."""

    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    STOPPED_SHORT = "stopped-short"
    UNKNOWN = "unknown"


_SITE_STAGES = {
    "operationnotstarted": Stage.WAITING,
    "operationinprogress": Stage.RUNNING,
    "operationcomplete": Stage.FINISHED,
    "stateconfigured": Stage.FINISHED,
    "operationfailed": Stage.STOPPED_SHORT,
}
_OPERATION_STAGES = {
    "operationcomplete": Stage.FINISHED,
    "succeeded": Stage.FINISHED,
    "completed": Stage.FINISHED,
    "operationfailed": Stage.STOPPED_SHORT,
    "failed": Stage.STOPPED_SHORT,
    "canceled": Stage.STOPPED_SHORT,
    "cancelled": Stage.STOPPED_SHORT,
    "operationnotstarted": Stage.WAITING,
    "notstarted": Stage.WAITING,
}


@dataclass(frozen=True)
class Website:
    """One site. `record` is its row in Dataverse; `language` is an LCID.

    `trial_days` are left, None where it is no trial. `deleted_in` are days until a suspended trial's host is
    deleted (suspendedWebsiteDeletingInDays). `package_version` is that of the template's packages.
    """

    id: str
    name: str
    template: str
    address: str
    subdomain: str
    record: str
    stage: Stage
    status: str
    packages: str = ""
    is_trial: bool = False
    trial_days: int | None = None
    is_private: bool | None = None
    created: datetime | None = None
    deleted_in: int | None = None
    language: int | None = None
    is_production: bool = False
    package_version: str = ""

    @property
    def is_being_deleted(self) -> bool:
        """Whether its status says so. Observed is StateDeletingApplication; the word is what counts."""
        return "delet" in self.status.lower()


@dataclass(frozen=True)
class NewWebsite:
    """What is asked for: the fields of NewWebsiteRequest. `record` brings back what a site left behind."""

    organization: str
    name: str
    subdomain: str
    language: int
    template: str = CUSTOMER_PORTAL
    record: str = ""


@dataclass(frozen=True)
class Accepted:
    """The service has taken the request. `operation` is "" where it named no address of its own to ask."""

    operation: str
    wait: float | None


@dataclass(frozen=True)
class Operation:
    """How far a creation is, with the service's own words where it stopped short."""

    stage: Stage
    status: str
    code: str = ""
    message: str = ""
    wait: float | None = None


async def list_websites(client: Client, environment: str) -> tuple[Website, ...]:
    """All sites of an environment. Raises as `Client.rows` does; an empty list means that there are none."""
    return tuple(website(row) for row in await client.rows(websites_path(environment), API_VERSION))


async def create_website(client: Client, environment: str, wanted: NewWebsite) -> Accepted:
    """Asks for a site. Sent once; after a lost connection nobody knows whether it was taken.

    Raises:
        AddressRefused: the service does not give out the address.
        ServiceRefused: the service will not make it.
        NetworkTrouble, ReplyTrouble, SignInTrouble: as their names say.
    """
    body = {
        "dataverseOrganizationId": wanted.organization,
        "name": wanted.name,
        "subdomain": wanted.subdomain,
        "selectedBaseLanguage": wanted.language,
        "templateName": wanted.template,
        **({"websiteRecordId": wanted.record} if wanted.record else {}),
    }
    try:
        reply = await client.post(websites_path(environment), API_VERSION, body)
    except ServiceRefused as refused:
        if not _is_about_address(refused):
            raise
        known = (refused.service, refused.status, refused.code, refused.message, refused.correlation)
        raise AddressRefused(*known) from None
    return accepted(client, reply)


async def website_operation(client: Client, address: str) -> Operation:
    """How far the operation at `address` is.

    Its body is not documented; these are the spellings that public clients read (section 2). Raises as
    `Client.get` does, and ForeignAddress where the address is not the service's own.
    """
    url = same_origin(client.origin, address)
    if "api-version=" not in url:
        url += ("&" if "?" in url else "?") + f"api-version={API_VERSION['api-version']}"
    reply = await client.send("GET", url)
    if not reply.body.strip():
        return Operation(Stage.UNKNOWN, "", wait=retry_after(reply.headers))
    found = client.fields(reply)
    status = found.text("operationStatus") or found.text("status") or found.text("Status")
    reason = found.fields("error")
    return Operation(
        _OPERATION_STAGES.get(status.lower(), Stage.RUNNING if status else Stage.UNKNOWN),
        status,
        reason.text("code"),
        reason.words("message"),
        retry_after(reply.headers),
    )


def accepted(client: Client, reply: Reply) -> Accepted:
    """What the service says of a request that it took."""
    return Accepted(client.operation(reply), retry_after(reply.headers))


def website(row: Fields) -> Website:
    """One site from the service's description."""
    status = row.name("status")
    is_trial = row.text("type").lower() == "trial"
    visibility = row.text("siteVisibility").lower()
    return Website(
        id=row.text("id"),
        name=row.name("name"),
        template=row.text("templateName"),
        address=row.address("websiteUrl"),
        subdomain=row.text("subdomain"),
        record=row.text("websiteRecordId"),
        stage=_SITE_STAGES.get(status.lower(), Stage.UNKNOWN),
        status=status,
        packages=row.text("packageInstallStatus"),
        package_version=row.text("packageVersion"),
        is_trial=is_trial,
        trial_days=row.number("trialExpiringInDays") if is_trial else None,
        is_private=visibility == "private" if visibility else None,
        created=row.moment("createdOn"),
        deleted_in=row.number("suspendedWebsiteDeletingInDays") if is_trial else None,
        language=row.number("selectedBaseLanguage"),
        is_production=row.text("type").lower() == "production",
    )


def _is_about_address(refused: ServiceRefused) -> bool:
    """Whether the address stands in the way: by the code or the words that public clients look for."""
    return refused.status == 400 and (
        refused.code.lower() == "subdomainconflict" or "subdomain" in refused.message.lower()
    )


def websites_path(environment: str) -> str:
    """The path of an environment's sites."""
    return f"/powerpages/environments/{segment(environment)}/websites"
