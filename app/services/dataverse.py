"""What Dataverse knows about an environment: the person's rights, solutions, languages and links.

Contract: power-platform.md section 5, dual-write.md sections 2.1 to 2.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.errors import NotFound, ServiceRefused, UnreadableReply
from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

SYSTEM_ADMINISTRATOR = "627090ff-40a3-4053-8790-584edc5be201"
"""Role template of System Administrator: role names are translated, this id is not."""

_PATH = "/api/data/v9.2"
_NOT_LINKED = "0x80048d0b"
_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}


@dataclass(frozen=True)
class Person:
    """The signed-in person as Dataverse knows them. `access_mode` is 0 for Read-Write, None if not told."""

    id: str
    organization: str
    name: str
    access_mode: int | None
    is_disabled: bool
    roles: tuple[str, ...]
    is_administrator: bool


@dataclass(frozen=True)
class Solution:
    """An installed solution."""

    name: str
    version: str


@dataclass(frozen=True)
class FinanceLink:
    """The Finance and Operations environment that Dataverse is integrated with."""

    address: str


@dataclass(frozen=True)
class WebsiteRecord:
    """The row of a website: its configuration, which outlives the site that runs on it."""

    id: str
    name: str
    created: datetime | None = None


async def person(client: Client) -> Person:
    """The signed-in person with the roles that are assigned to them directly.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    me = await client.get(f"{_PATH}/WhoAmI", None, _HEADERS)
    query = {
        "$select": "fullname,accessmode,isdisabled",
        "$expand": "systemuserroles_association($select=name,roleid,_roletemplateid_value)",
    }
    found = await client.get(f"{_PATH}/systemusers({segment(me.text('UserId'))})", query, _HEADERS)
    roles = found.rows("systemuserroles_association")
    return Person(
        id=me.text("UserId"),
        organization=me.text("OrganizationId"),
        name=found.name("fullname"),
        access_mode=found.number("accessmode"),
        is_disabled=found.flag("isdisabled") is True,
        roles=tuple(role.name("name") for role in roles),
        is_administrator=any(_is_administrator(role) for role in roles),
    )


async def organization_id(client: Client) -> str:
    """Dataverse's own id of the environment that it belongs to. Raises as `person` does."""
    return (await client.get(f"{_PATH}/WhoAmI", None, _HEADERS)).text("OrganizationId")


async def solutions(client: Client, names: tuple[str, ...]) -> tuple[Solution, ...]:
    """Those of `names` (unique names) that are installed. Raises as `person` does."""
    wanted = " or ".join(f"uniquename eq '{name}'" for name in names)
    query = {"$select": "uniquename,version", "$filter": wanted}
    rows = await client.rows(f"{_PATH}/solutions", query, _HEADERS)
    return tuple(Solution(row.text("uniquename"), row.text("version")) for row in rows)


async def languages(client: Client) -> tuple[int, ...]:
    """The languages (LCID) that are enabled in the environment. Raises as `person` does."""
    found = await client.get(f"{_PATH}/RetrieveProvisionedLanguages", None, _HEADERS)
    return found.numbers("RetrieveProvisionedLanguages")


async def finance_link(client: Client) -> FinanceLink | None:
    """The linked Finance and Operations environment; None where Dataverse says that there is none.

    Raises as `person` does: an answer that could not be had is not "none".
    """
    try:
        found = await client.get(f"{_PATH}/RetrieveFinanceAndOperationsIntegrationDetails", None, _HEADERS)
    except ServiceRefused as refused:
        if refused.code.lower() == _NOT_LINKED:
            return None
        raise
    address = found.address("Url")
    if found.text("Url") and not address:
        raise UnreadableReply(client.host)
    return FinanceLink(address) if address else None


async def website_records(client: Client) -> tuple[WebsiteRecord, ...]:
    """Rows of websites in the standard data model, which the Customer Portal always uses.

    A row without a site that runs on it is what a deleted or lapsed site leaves behind. Raises as `person`
    does; NotFound where Power Pages was never used in the environment.
    """
    query = {"$select": "adx_websiteid,adx_name"}
    rows = await client.rows(f"{_PATH}/adx_websites", query, _HEADERS)
    return tuple(WebsiteRecord(row.text("adx_websiteid"), row.name("adx_name")) for row in rows)


async def website_record(client: Client, record: str) -> WebsiteRecord | None:
    """One row of a website; None where it is gone. Raises as `person` does."""
    query = {"$select": "adx_websiteid,adx_name,createdon"}
    try:
        row = await client.get(f"{_PATH}/adx_websites({segment(record)})", query, _HEADERS)
    except NotFound:
        return None
    return WebsiteRecord(row.text("adx_websiteid"), row.name("adx_name"), row.moment("createdon"))


async def delete_website_record(client: Client, record: str) -> None:
    """Deletes the row of a website, and with it all that makes up the site's pages. Sent once.

    Pages, snippets and roles go with it (contract: portal-configuration.md); business data stays. Raises as
    `person` does.
    """
    await client.act("DELETE", f"{_PATH}/adx_websites({segment(record)})")


def _is_administrator(role: Fields) -> bool:
    return SYSTEM_ADMINISTRATOR in (role.text("_roletemplateid_value").lower(), role.text("roleid").lower())
