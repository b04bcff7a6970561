from __future__ import annotations

import asyncio

import pytest
from practice_world import Practice
from scripted import ScriptedHttp, always

from app.errors import NotFound
from app.services import table_metadata
from app.services.client import Client
from app.services.table_metadata import Column, Relationship


def dataverse(practice: Practice, scenario: str = "ready") -> Client:
    return practice.company(scenario).dataverse(practice.environment(scenario).dataverse)


def test_columns_are_those_that_the_table_has() -> None:
    label = {"UserLocalizedLabel": {"Label": "Bolag"}}
    rows = [
        {"LogicalName": "msdyn_company", "AttributeType": "Lookup", "DisplayName": label},
        {"LogicalName": "emailaddress1", "AttributeType": "String", "DisplayName": None},
        {"LogicalName": "unasked", "AttributeType": "String"},
    ]
    client = always({"value": rows})
    found = asyncio.run(table_metadata.columns(client, "contact", ("msdyn_company", "emailaddress1", "gone")))
    assert found == (Column("msdyn_company", True, "Bolag"), Column("emailaddress1", False))
    assert [one.in_rows for one in found] == ["_msdyn_company_value", "emailaddress1"]
    assert isinstance(client.http, ScriptedHttp)
    assert "EntityDefinitions(LogicalName='contact')/Attributes?" in client.http.requests[0].url


def test_the_customer_column_is_a_lookup_too() -> None:
    client = always({"value": [{"LogicalName": "parentcustomerid", "AttributeType": "Customer"}]})
    (found,) = asyncio.run(table_metadata.columns(client, "contact", ("parentcustomerid",)))
    assert found.in_rows == "_parentcustomerid_value"


def test_the_practice_company_tells_its_columns_and_relationships(practice: Practice) -> None:
    client = dataverse(practice)
    found = asyncio.run(table_metadata.columns(client, "contact", ("msdyn_company", "fullname", "gone")))
    assert {(one.name, one.is_lookup) for one in found} == {("msdyn_company", True), ("fullname", False)}
    lookups = asyncio.run(table_metadata.relationships(client, "salesorder"))
    assert Relationship("order_customer_accounts", "salesorder", "customerid", "account") in lookups


def test_a_table_that_is_not_there_is_not_found(practice: Practice) -> None:
    with pytest.raises(NotFound):
        asyncio.run(table_metadata.relationships(dataverse(practice), "msdyn_contactforparty"))
