from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from scripted import ScriptedHttp, always, client_of, reply

from app.errors import Conflict, Forbidden, Trouble
from app.http import Request
from app.services import table_permissions
from app.services.client import Client
from app.services.table_permissions import PRIVILEGES, Scope, TablePermission, WebRole

WEBSITE = "11111111-2222-3333-4444-555555555555"
ROW: dict[str, Any] = {
    "adx_entitypermissionid": "AAAA",
    "adx_entityname": "Contact to Party Connection",
    "adx_entitylogicalname": "msdyn_contactforparty",
    "adx_scope": 756150001,
    "adx_contactrelationship": "to_contact",
    "adx_parentrelationship": None,
    "_adx_parententitypermission_value": None,
    "adx_read": True,
    "adx_write": False,
    "statecode": 0,
    "adx_entitypermission_webrole": [{"adx_webroleid": "R-1"}],
}
CHILD = TablePermission(
    "p-2", "Party to Account", "account", Scope.PARENT, "to_party", "p-1", frozenset(PRIVILEGES)
)


def requests_of(client: Client) -> list[Request]:
    assert isinstance(client.http, ScriptedHttp)
    return client.http.requests


def test_a_permission_is_read_with_its_roles() -> None:
    client = always({"value": [ROW]})
    (found,) = asyncio.run(table_permissions.table_permissions(client, WEBSITE, ("account", "salesorder")))
    assert found == TablePermission(
        "aaaa",
        ROW["adx_entityname"],
        "msdyn_contactforparty",
        Scope.CONTACT,
        "to_contact",
        privileges=frozenset({"read"}),
        roles=frozenset({"r-1"}),
    )
    asked = requests_of(client)[0].url
    assert f"_adx_websiteid_value%20eq%20{WEBSITE}" in asked
    assert "%24expand=adx_entitypermission_webrole" in asked


def test_a_scope_that_nobody_knows_is_none() -> None:
    client = always({"value": [{**ROW, "adx_scope": 7, "statecode": 1}]})
    (found,) = asyncio.run(table_permissions.table_permissions(client, WEBSITE, ("account",)))
    assert (found.scope, found.is_active) == (None, False)


def test_the_role_of_everybody_is_known_by_its_mark() -> None:
    rows = [
        {"adx_webroleid": "1", "adx_name": "Inloggade", "adx_authenticatedusersrole": True},
        {"adx_webroleid": "2", "adx_name": "Authenticated Users", "adx_anonymoususersrole": True},
    ]
    found = asyncio.run(table_permissions.web_roles(always({"value": rows}), WEBSITE))
    assert found == (WebRole("1", "Inloggade", True), WebRole("2", "Authenticated Users", False, True))


def test_a_permission_is_made_only_where_there_is_none() -> None:
    client = client_of(lambda _: reply(b"", 204))
    asyncio.run(table_permissions.create(client, WEBSITE, CHILD))
    (request,) = requests_of(client)
    assert (request.method, request.headers["If-None-Match"]) == ("PATCH", "*")
    assert not request.repeatable
    body = json.loads(request.body or b"")
    assert body["adx_websiteid@odata.bind"] == f"/adx_websites({WEBSITE})"
    assert body["adx_parententitypermission@odata.bind"] == "/adx_entitypermissions(p-1)"
    assert (body["adx_parentrelationship"], body["adx_scope"]) == ("to_party", 756150003)
    assert all(body[f"adx_{name}"] is True for name in PRIVILEGES)


def test_a_web_role_is_given_by_its_address() -> None:
    client = client_of(lambda _: reply(b"", 204))
    asyncio.run(table_permissions.grant(client, "p-1", "r-1"))
    (request,) = requests_of(client)
    assert request.url.endswith("/adx_entitypermissions(p-1)/adx_entitypermission_webrole/$ref")
    assert json.loads(request.body or b"")["@odata.id"].endswith("/adx_webroles(r-1)")


@pytest.mark.parametrize(("status", "kind"), [(412, Conflict), (403, Forbidden)])
def test_a_refusal_is_told_by_its_kind(status: int, kind: type[Trouble]) -> None:
    client = always({"error": {"code": "0x1", "message": ""}}, status)
    with pytest.raises(kind):
        asyncio.run(table_permissions.create(client, WEBSITE, CHILD))


@pytest.mark.parametrize(("status", "there"), [(200, True), (404, False)])
def test_whether_one_is_there_is_told_by_its_id(status: int, there: bool) -> None:
    assert asyncio.run(table_permissions.is_there(always({}, status), "p-1")) is there


@given(body=mutated({"value": [ROW]}))
def test_whatever_comes_is_read_or_told(body: object) -> None:
    client = client_of(lambda _: reply(body))
    try:
        found = asyncio.run(table_permissions.table_permissions(client, WEBSITE, ("account",)))
    except Trouble:
        return
    assert all(isinstance(one, TablePermission) for one in found)
