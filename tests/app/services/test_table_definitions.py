from __future__ import annotations

import asyncio
from typing import Any

from hypothesis import given
from mutated import mutated
from scripted import ScriptedHttp, always, client_of, reply

from app.errors import Trouble
from app.services.table_definitions import (
    ColumnDefinition,
    LookupDefinition,
    TableDefinition,
    entity_sets,
    table_definitions,
)

PAGE: dict[str, Any] = {
    "LogicalName": "adx_webpage",
    "EntitySetName": "adx_webpages",
    "PrimaryIdAttribute": "adx_webpageid",
    "Attributes": [
        {"LogicalName": "adx_copy", "AttributeType": "Memo", "AttributeOf": None, "IsValidForUpdate": True},
        {"LogicalName": "adx_parentpageid", "AttributeType": "Lookup"},
        {"LogicalName": "adx_parentpageidname", "AttributeType": "String", "AttributeOf": "adx_parentpageid"},
        {"LogicalName": "adx_hidden", "AttributeType": "String", "IsValidForRead": False},
        {
            "LogicalName": "adx_made",
            "AttributeType": "String",
            "IsValidForCreate": False,
            "IsValidForUpdate": False,
        },
    ],
    "ManyToOneRelationships": [
        {
            "ReferencingAttribute": "adx_parentpageid",
            "ReferencingEntityNavigationPropertyName": "adx_parentpageid",
            "ReferencedEntity": "adx_webpage",
        }
    ],
    "ManyToManyRelationships": [
        {
            "SchemaName": "adx_webpage_tag",
            "Entity1LogicalName": "adx_tag",
            "Entity1NavigationPropertyName": "of_tag",
            "Entity2LogicalName": "adx_webpage",
            "Entity2NavigationPropertyName": "of_page",
        }
    ],
}


def test_a_table_has_the_columns_that_can_be_read_and_written() -> None:
    client = always({"value": [PAGE]})
    found = asyncio.run(table_definitions(client, ["adx_webpage", "adx_poll"]))
    assert found == {
        "adx_webpage": TableDefinition(
            "adx_webpage",
            "adx_webpages",
            "adx_webpageid",
            {
                "adx_copy": ColumnDefinition("adx_copy", "Memo"),
                "adx_parentpageid": ColumnDefinition("adx_parentpageid", "Lookup"),
            },
            {"adx_parentpageid": LookupDefinition("adx_parentpageid", "adx_webpage")},
            {"adx_webpage_tag": "of_page"},
        )
    }
    http = client.http
    assert isinstance(http, ScriptedHttp)
    assert len(http.requests) == 1


def test_entity_sets_of_nothing_are_not_asked_for() -> None:
    client = always({}, 500)
    assert asyncio.run(entity_sets(client, ())) == {}


@given(body=mutated({"value": [PAGE]}))
def test_whatever_comes_is_read_or_told(body: object) -> None:
    client = client_of(lambda _: reply(body))
    try:
        found = asyncio.run(table_definitions(client, ["adx_webpage"]))
    except Trouble:
        return
    assert all(isinstance(one, TableDefinition) for one in found.values())
