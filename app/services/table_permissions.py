"""Table permissions and web roles of a website in the standard data model (`adx_` tables).

Names of tables and columns, and the choices of `adx_scope`: portal-configuration.md section 1.2 and
`portalconfig/pac_columns_observed.json` of the recorded facts. A permission is made under an id of our own
and only where none is there (`If-None-Match: *`, section 4), so that it can never be made twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from app.errors import NotFound
from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

PRIVILEGES = ("read", "create", "write", "delete", "append", "appendto")
_PATH = "/api/data/v9.2"
_HEADERS = {"OData-Version": "4.0", "OData-MaxVersion": "4.0"}
_JSON = {**_HEADERS, "Content-Type": "application/json; charset=utf-8"}
_ROLES = "adx_entitypermission_webrole"
_COLUMNS = (
    "adx_entityname,adx_entitylogicalname,adx_scope,adx_contactrelationship,adx_parentrelationship,"
    "_adx_parententitypermission_value,statecode,"
) + ",".join(f"adx_{name}" for name in PRIVILEGES)


class Scope(Enum):
    """Whose rows a permission is about."""

    GLOBAL = 756150000
    CONTACT = 756150001
    ACCOUNT = 756150002
    PARENT = 756150003
    SELF = 756150004


@dataclass(frozen=True)
class WebRole:
    """A web role; `is_authenticated` marks the one that everybody has who is signed in."""

    id: str
    name: str
    is_authenticated: bool = False
    is_anonymous: bool = False


@dataclass(frozen=True)
class TablePermission:
    """A table permission. `relationship` is the schema name that its scope goes by, "" where it has none.

    `privileges` are some of `PRIVILEGES`; `roles` are ids of web roles; `parent` is another permission's id.
    """

    id: str
    name: str
    table: str
    scope: Scope | None
    relationship: str = ""
    parent: str = ""
    privileges: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    is_active: bool = True


async def web_roles(client: Client, website: str) -> tuple[WebRole, ...]:
    """The active web roles of a website, by its record's id.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    query = {
        "$select": "adx_webroleid,adx_name,adx_authenticatedusersrole,adx_anonymoususersrole",
        "$filter": f"_adx_websiteid_value eq {website} and statecode eq 0",
    }
    rows = await client.rows(f"{_PATH}/adx_webroles", query, _HEADERS)
    return tuple(
        WebRole(
            row.text("adx_webroleid").lower(),
            row.name("adx_name"),
            row.flag("adx_authenticatedusersrole") is True,
            row.flag("adx_anonymoususersrole") is True,
        )
        for row in rows
    )


async def table_permissions(
    client: Client, website: str, tables: tuple[str, ...]
) -> tuple[TablePermission, ...]:
    """The website's permissions on `tables`, also those that are switched off. Raises as `web_roles` does."""
    about = " or ".join(f"adx_entitylogicalname eq '{table}'" for table in tables)
    query = {
        "$select": _COLUMNS,
        "$filter": f"_adx_websiteid_value eq {website} and ({about})",
        "$expand": f"{_ROLES}($select=adx_webroleid)",
    }
    rows = await client.rows(f"{_PATH}/adx_entitypermissions", query, _HEADERS)
    return tuple(_permission(row) for row in rows)


async def is_there(client: Client, permission: str) -> bool:
    """Whether there is a permission with this id. Raises as `web_roles` does."""
    query = {"$select": "adx_entitypermissionid"}
    try:
        await client.get(_address(permission), query, _HEADERS)
    except NotFound:
        return False
    return True


async def create(client: Client, website: str, permission: TablePermission) -> None:
    """Makes a permission, without its roles. Sent once.

    Raises:
        Conflict: there is one with this id.
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    headers = {**_JSON, "If-None-Match": "*"}
    body = json.dumps(_body(website, permission)).encode()
    await client.send("PATCH", client.address(_address(permission.id)), headers, body)


async def grant(client: Client, permission: str, role: str) -> None:
    """Gives a web role the permission. Sent once. Raises as `create` does: Conflict where it has it."""
    body = json.dumps({"@odata.id": client.address(f"{_PATH}/adx_webroles({role})")}).encode()
    await client.send("POST", client.address(f"{_address(permission)}/{_ROLES}/$ref"), _JSON, body)


def _body(website: str, permission: TablePermission) -> Mapping[str, Any]:
    body: dict[str, Any] = {
        "adx_entityname": permission.name,
        "adx_entitylogicalname": permission.table,
        "adx_scope": permission.scope.value if permission.scope else None,
        "adx_websiteid@odata.bind": f"/adx_websites({website})",
        **{f"adx_{name}": name in permission.privileges for name in PRIVILEGES},
    }
    if permission.scope is Scope.CONTACT:
        body["adx_contactrelationship"] = permission.relationship
    if permission.scope is Scope.PARENT:
        body["adx_parentrelationship"] = permission.relationship
        body["adx_parententitypermission@odata.bind"] = f"/adx_entitypermissions({permission.parent})"
    return body


def _permission(row: Fields) -> TablePermission:
    scope = next((one for one in Scope if one.value == row.number("adx_scope")), None)
    relationship = "adx_contactrelationship" if scope is Scope.CONTACT else "adx_parentrelationship"
    return TablePermission(
        id=row.text("adx_entitypermissionid").lower(),
        name=row.name("adx_entityname"),
        table=row.text("adx_entitylogicalname"),
        scope=scope,
        relationship=row.text(relationship),
        parent=row.text("_adx_parententitypermission_value").lower(),
        privileges=frozenset(name for name in PRIVILEGES if row.flag(f"adx_{name}") is True),
        roles=frozenset(role.text("adx_webroleid").lower() for role in row.rows(_ROLES)),
        is_active=row.number("statecode") != 1,
    )


def _address(permission: str) -> str:
    return f"{_PATH}/adx_entitypermissions({segment(permission)})"
