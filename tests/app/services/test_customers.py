from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from scripted import ORIGIN, ScriptedHttp, client_of, reply

from app.errors import ForeignAddress, Trouble, UnreadableReply
from app.http import Reply, Request
from app.services import customers
from app.services.client import Client
from app.services.customers import CONTACTS, CustomerRow
from app.services.table_metadata import Column

COMPANY = Column("msdyn_company", is_lookup=True)
EMAIL, KIND = Column("emailaddress1", is_lookup=False), Column("customertypecode", is_lookup=False)
FORMATTED = "OData.Community.Display.V1.FormattedValue"
ROW: dict[str, Any] = {
    "contactid": "c-1",
    "emailaddress1": " sam@a.example ",
    "customertypecode": 3,
    f"customertypecode@{FORMATTED}": "Kund",
    "_msdyn_company_value": "id-of-company",
    f"_msdyn_company_value@{FORMATTED}": "USMF",
}


def read(client: Client) -> list[list[CustomerRow]]:
    async def all_pages() -> list[list[CustomerRow]]:
        return [page async for page in customers.pages(client, CONTACTS, (COMPANY, EMAIL, KIND))]

    return asyncio.run(all_pages())


def pages_of(*bodies: object) -> Client:
    left: Iterator[object] = iter(bodies)
    return client_of(lambda _: reply(next(left)))


def test_a_lookup_is_told_by_its_name_and_a_choice_by_its_number() -> None:
    ((row,),) = read(pages_of({"value": [ROW]}))
    assert row == CustomerRow(
        "c-1", {"msdyn_company": "USMF", "emailaddress1": "sam@a.example", "customertypecode": "3"}
    )


def test_an_empty_column_is_not_there() -> None:
    ((row,),) = read(pages_of({"value": [{"contactid": "c-1", "emailaddress1": None}]}))
    assert row.values == {}


def test_no_more_is_asked_for_than_is_wanted_and_page_follows_page() -> None:
    client = pages_of({"value": [ROW], "@odata.nextLink": f"{ORIGIN}/next?a=1"}, {"value": [ROW, ROW]})
    assert [len(page) for page in read(client)] == [1, 2]
    assert isinstance(client.http, ScriptedHttp)
    first, second = client.http.requests
    wanted = "%24select=contactid%2C_msdyn_company_value%2Cemailaddress1%2Ccustomertypecode"
    assert wanted in first.url
    assert "odata.maxpagesize=500" in first.headers["Prefer"]
    assert second.url == f"{ORIGIN}/next?a=1"


def test_a_page_elsewhere_is_not_followed() -> None:
    with pytest.raises(ForeignAddress):
        read(pages_of({"value": [], "@odata.nextLink": "https://elsewhere.example/next"}))


def test_a_list_without_end_is_given_up() -> None:
    def again(_: Request) -> Reply:
        return reply({"value": [], "@odata.nextLink": f"{ORIGIN}/next"})

    with pytest.raises(UnreadableReply):
        read(client_of(again))


@given(body=mutated({"value": [ROW, ROW]}))
def test_whatever_comes_is_read_or_told(body: object) -> None:
    try:
        found = read(pages_of(body))
    except Trouble:
        return
    assert all(isinstance(one, CustomerRow) for page in found for one in page)
