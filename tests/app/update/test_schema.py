from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from project_sources import ROOT

from app.update.schema import Table, portal_schema

_FACTS = ROOT.parent / "shared" / "fixtures" / "portalconfig"
_TABLES = portal_schema().tables


def _facts(name: str) -> dict[str, Any]:
    file = _FACTS / name
    if not file.exists():
        pytest.skip("the facts on websites are not beside the project")
    content: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return content


def test_every_lookup_and_link_leads_to_a_known_table() -> None:
    led_to = {
        target for table in _TABLES.values() for target in (*table.lookups.values(), *table.links.values())
    }
    assert led_to - set(_TABLES) == set()


def test_a_file_tells_its_table() -> None:
    words = [table.layout.word for table in _TABLES.values()]
    assert len(set(words)) == len(words)
    webpage = portal_schema().table_of_word("webpage")
    assert webpage is _TABLES["adx_webpage"]
    assert portal_schema().table_of_word("unheard-of") is None


def test_a_component_tells_its_table() -> None:
    numbers = [table.component for table in _TABLES.values() if table.component is not None]
    assert len(set(numbers)) == len(numbers)
    assert portal_schema().table_of_component(8) is _TABLES["adx_webtemplate"]
    assert portal_schema().table_of_component(999) is None


def test_only_the_website_itself_needs_no_key() -> None:
    assert [table.name for table in _TABLES.values() if table.is_single] == ["adx_website"]


def test_a_table_comes_after_those_that_its_key_needs() -> None:
    wrong = [
        (table.name, needed)
        for table in _TABLES.values()
        for needed in _needed(table)
        if needed != table.name and _TABLES[needed].order > table.order
    ]
    assert wrong == []


def _needed(table: Table) -> Iterator[str]:
    for key in table.keys:
        for columns in key:
            yield from (table.lookups[column] for column in columns if column in table.lookups)


def test_what_was_seen_in_real_folders_is_known() -> None:
    unknown = {
        (word, seen["table"])
        for word, seen in _facts("pac_columns_observed.json").items()
        if (table := portal_schema().table_of_word(word)) is None or table.name != seen["table"]
    }
    assert unknown == set()


def test_the_side_files_are_those_of_the_contract() -> None:
    for name, columns in _facts("merge_schema.json")["code_columns"].items():
        table = _TABLES[name]
        for column, suffix in columns.items():
            if not column.startswith("annotation."):
                assert f".{table.layout.word}.{table.text[column].suffix}" == suffix


@pytest.mark.parametrize(
    ("column", "volatile"),
    [("modifiedon", True), ("adx_createdbyusername", True), ("adx_websiteid", True), ("adx_name", False)],
)
def test_what_changes_by_itself_is_told_from_what_people_change(column: str, volatile: bool) -> None:
    assert portal_schema().is_volatile(column) is volatile


@pytest.mark.parametrize(
    ("name", "environment", "secret"),
    [
        ("Authentication/OpenAuth/Facebook/AppSecret", True, True),
        ("authentication/openidconnect/azuread/clientid", True, True),
        ("ThemeFeature", True, False),
        ("Bing/ApiKey", False, True),
        ("Search/FacetedView", False, False),
    ],
)
def test_settings_of_the_environment_and_secret_ones_are_known(
    name: str, environment: bool, secret: bool
) -> None:
    assert portal_schema().is_environment_setting(name) is environment
    assert portal_schema().is_secret_setting(name) is secret
