from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from scripted import ScriptedHttp, client_of, reply

from app.aftercare.party_model import party_model
from app.aftercare.party_permissions import make_missing, read_permissions
from app.aftercare.permission_plan import permission_id
from app.errors import ConnectionLost
from app.http import Reply, Request
from app.services.client import Client
from app.services.websites import Stage, Website

WEBSITE = "11111111-2222-3333-4444-555555555555"
PARTY = party_model().permissions[0]
ROLES: list[dict[str, Any]] = [
    {"adx_webroleid": "r-1", "adx_name": "Inloggade", "adx_authenticatedusersrole": True},
    {"adx_webroleid": "r-2", "adx_name": "Customer Representative"},
]
LOOKUPS = {
    "msdyn_contactforparty": [("to_contact", "msdyn_contact", "contact"), ("to_account", "acc", "account")],
    "account": [],
    "salesorder": [("order_customer_accounts", "customerid", "account"), ("inv", "invoice", "account")],
}
Odd = Callable[[Request], Reply | None]


def site(record: str = WEBSITE) -> Website:
    return Website("s-1", "Contoso", "CustomerPortal", "", "contoso", record, Stage.FINISHED, "")


def dataverse(odd: Odd = lambda _: None, solutions: tuple[str, ...] = ("Party",)) -> Client:
    """A Dataverse that has no permission and takes everything, but for what is `odd`."""

    def answer(request: Request) -> Reply:
        found = odd(request)
        if found is not None:
            return found
        if request.method != "GET":
            return reply(b"", 204)
        path = request.url.split("?")[0].rpartition("/v9.2/")[2]
        return reply({"value": _rows(path, solutions)})

    return client_of(answer)


def _rows(path: str, solutions: tuple[str, ...]) -> list[dict[str, Any]]:
    if path == "solutions":
        return [{"uniquename": name, "version": "1.0"} for name in solutions]
    if path == "adx_webroles":
        return ROLES
    table = path.partition("'")[2].partition("'")[0]
    return [
        {
            "SchemaName": name,
            "ReferencingEntity": table,
            "ReferencingAttribute": column,
            "ReferencedEntity": to,
        }
        for name, column, to in LOOKUPS.get(table, ())
    ]


def sent(client: Client) -> list[tuple[str, str]]:
    assert isinstance(client.http, ScriptedHttp)
    requests = [one for one in client.http.requests if one.method != "GET"]
    return [(one.method, one.url.rpartition("/v9.2/")[2]) for one in requests]


def test_where_the_party_model_is_not_nothing_else_is_asked() -> None:
    client = dataverse(solutions=())
    facts = asyncio.run(read_permissions(client, site()))
    assert not facts.is_needed
    assert isinstance(client.http, ScriptedHttp)
    assert len(client.http.requests) == 1


def test_the_relationships_are_those_between_the_two_tables() -> None:
    facts = asyncio.run(read_permissions(dataverse(), site()))
    names = {key: [one.name for one in found] for key, found in facts.relationships.items()}
    assert names == {
        "party": ["to_contact"],
        "account": ["to_account"],
        "order": ["order_customer_accounts", "inv"],
    }


def test_a_table_that_is_not_there_has_no_relationships() -> None:
    def gone(request: Request) -> Reply | None:
        return reply({}, 404) if "msdyn_contactforparty')" in request.url else None

    facts = asyncio.run(read_permissions(dataverse(gone), site()))
    assert facts.relationships["party"] == ()


def test_each_permission_is_asked_for_once_under_its_own_id() -> None:
    client = dataverse()
    asyncio.run(make_missing(client, site(), {}))
    first = permission_id(WEBSITE, PARTY)
    assert [method for method, _ in sent(client)] == ["PATCH", "POST", "POST", "PATCH", "PATCH"]
    assert sent(client)[0][1] == f"adx_entitypermissions({first})"
    assert sent(client)[1][1].endswith("adx_entitypermission_webrole/$ref")


def test_one_that_is_there_by_now_is_gone_on_with() -> None:
    def there(request: Request) -> Reply | None:
        return (
            reply({"error": {"code": "0x80040237", "message": ""}}, 412) if request.method != "GET" else None
        )

    client = dataverse(there)
    asyncio.run(make_missing(client, site(), {}))
    assert len(sent(client)) == 5


@pytest.mark.parametrize("made", [True, False])
def test_after_a_lost_answer_it_is_looked_whether_it_was_made(made: bool) -> None:
    first = permission_id(WEBSITE, PARTY)

    def lost(request: Request) -> Reply | None:
        if request.method == "PATCH" and first in request.url:
            raise ConnectionLost("a.example")
        if request.method == "GET" and f"adx_entitypermissions({first})" in request.url:
            return reply({"adx_entitypermissionid": first}) if made else reply({}, 404)
        return None

    client = dataverse(lost)
    if made:
        asyncio.run(make_missing(client, site(), {}))
        assert len(sent(client)) == 5
    else:
        with pytest.raises(ConnectionLost):
            asyncio.run(make_missing(client, site(), {}))
        assert len(sent(client)) == 1


@pytest.mark.parametrize(
    ("rows", "known"), [([("Contoso", WEBSITE)], True), ([("Contoso", WEBSITE)] * 2, False), ([], False)]
)
def test_a_site_that_does_not_name_its_row_is_found_by_its_name(
    rows: list[tuple[str, str]], known: bool
) -> None:
    def websites(request: Request) -> Reply | None:
        found = [{"adx_name": name, "adx_websiteid": identity} for name, identity in rows]
        return reply({"value": [*found, {"adx_name": "Other"}]}) if "adx_websites" in request.url else None

    reading = read_permissions(dataverse(websites), site(record="no id' or 1 eq 1"))
    assert asyncio.run(reading).website == (WEBSITE if known else "")
