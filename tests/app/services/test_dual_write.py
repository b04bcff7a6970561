from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded
from scripted import always

from app.errors import Trouble
from app.services.dual_write import MapVersion, RuntimeMap, map_versions, runtime_maps

BOTH = frozenset({"to-dataverse", "to-finance"})
_CONFIGURATION: dict[str, Any] = {
    "ProjectId": "p",
    "EntityMapVersion": {"Major": 2, "Minor": 0, "Build": 1, "Revision": 8},
}
_LEG: dict[str, Any] = {
    "sourceSchema": "Customers V3",
    "sourceEnvironmentType": "AX",
    "destinationSchema": "accounts",
    "destinationEnvironmentType": "CRM",
    "fieldMappings": [{"syncDirection": "3"}],
}


def in_use(configuration: object) -> RuntimeMap:
    row = {
        "msdyn_internalentityname": "account",
        "msdyn_externalentityname": "Customers V3",
        "msdyn_unsecure": configuration,
    }
    (found,) = asyncio.run(runtime_maps(always({"value": [row]})))
    return found


def saved(mapping: object) -> tuple[MapVersion, ...]:
    row = {"msdyn_version": "2.0.1.8", "msdyn_mapping": mapping}
    return asyncio.run(map_versions(always({"value": [row]})))


def leg(**changes: Any) -> str:
    return json.dumps({"legs": [{**_LEG, **changes}]})


def test_a_map_in_use_tells_its_version() -> None:
    assert in_use(json.dumps(_CONFIGURATION)) == RuntimeMap("account", "Customers V3", "2.0.1.8")


@pytest.mark.parametrize(
    "configuration", [None, "", "{", "[]", "{}", '{"EntityMapVersion": {"Major": 1}}', "[" * 100_000]
)
def test_a_map_in_use_without_a_readable_version_is_in_use(configuration: str | None) -> None:
    assert in_use(configuration) == RuntimeMap("account", "Customers V3", "")


def test_the_recorded_configuration_is_read() -> None:
    sample = recorded("dualwrite", "dataverse_dualwrite_tables")["msdyn_dualwriteruntimeconfig"]
    assert in_use(json.dumps(sample["unsecure_sample"])).version == "2.0.0.2"


def test_the_recorded_mapping_is_read() -> None:
    sample = recorded("dualwrite", "dataverse_dualwrite_tables")["mapping_sample"]
    (version,) = saved(json.dumps(sample))
    assert (version.entity, version.table_set) == (
        "CDS purchase order line entity",
        "msdyn_purchaseorderproducts",
    )
    assert version.directions == BOTH


@pytest.mark.parametrize(
    ("directions", "ways"),
    [
        (["1"], {"to-dataverse"}),
        (["2"], {"to-finance"}),
        (["1", "2"], BOTH),
        (["1", "3"], BOTH),
        (["1", "?"], BOTH),
        ([1, 1], {"to-dataverse"}),
        ([], BOTH),
    ],
)
def test_the_columns_tell_the_directions(directions: list[object], ways: set[str]) -> None:
    columns = [{"syncDirection": one} for one in directions]
    (version,) = saved(leg(fieldMappings=columns))
    assert version.directions == ways


def test_a_map_can_be_written_from_either_side() -> None:
    other_way = leg(
        sourceSchema="accounts",
        sourceEnvironmentType="CRM",
        destinationSchema="Customers V3",
        destinationEnvironmentType="AX",
        fieldMappings=[{"syncDirection": "1"}],
    )
    assert saved(other_way) == (MapVersion("Customers V3", "accounts", "2.0.1.8", frozenset({"to-finance"})),)


@pytest.mark.parametrize("mapping", [None, "", "{", "{}", '{"legs": []}', leg(sourceEnvironmentType="?")])
def test_a_mapping_that_cannot_be_understood_is_passed_over(mapping: str | None) -> None:
    assert saved(mapping) == ()


def test_the_practice_company_has_five_maps_and_uses_four_from_dataverse(practice: Practice) -> None:
    client = practice.company().dataverse(practice.environment().dataverse)
    versions = asyncio.run(map_versions(client))
    assert len(versions) == 5
    assert [one.entity for one in versions if one.directions != BOTH] == ["CDS released distinct products"]
    assert {one.version for one in asyncio.run(runtime_maps(client))} == {"1.0.0.4"}


@given(mutated(_CONFIGURATION), mutated({"legs": [_LEG, _LEG]}), st.booleans())
def test_whatever_a_row_holds_it_is_read(configuration: object, mapping: object, as_text: bool) -> None:
    shape = json.dumps if as_text else (lambda value: value)
    assert isinstance(in_use(shape(configuration)), RuntimeMap)
    assert all(isinstance(one, MapVersion) for one in saved(shape(mapping)))


@given(mutated({"value": [{"msdyn_internalentityname": "a", "msdyn_mapping": leg()}]}))
def test_whatever_dataverse_says_it_is_read_or_a_known_trouble(body: object) -> None:
    for question in (runtime_maps, map_versions):
        try:
            assert isinstance(asyncio.run(question(always(body))), tuple)
        except Trouble:
            continue
