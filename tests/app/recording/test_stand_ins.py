from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.recording.stand_ins import StandIns

SECRET = "Zanzibar-7-secret"

TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)


def test_the_same_value_has_the_same_stand_in_wherever_it_occurs() -> None:
    row = {"name": "Contoso", "owner": {"name": "Contoso"}, "id": "8F14E45F-CEEA-467F-9A36-DEDD4BEA2543"}
    again = {"environmentId": "8f14e45f-ceea-467f-9a36-dedd4bea2543", "title": "Fabrikam"}
    stand_ins = StandIns()
    first, second = stand_ins.of(row), stand_ins.of(again)
    assert first["name"] == first["owner"]["name"] == "text-1"
    assert first["id"] == second["environmentId"] == "00000000-0000-4000-8000-000000000001"
    assert second["title"] == "text-2"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("", ""),
        ("2024-10-27T12:00:03", "0000-00-00T00:00:00"),
        ("2024-10-27T12:00:03.1234567Z", "0000-00-00T00:00:00.0000000Z"),
        ("alex@contoso.example", "person-1"),
        ("https://contoso.crm4.dynamics.com/", "https://host-1/"),
        ("https://contoso.example/sites/8f14e45f-ceea-467f-9a36-dedd4bea2543?a=b", "https://host-1/sites/{}"),
        ("Bearer eyJhbGciOi", "text-1"),
    ],
)
def test_a_text_keeps_its_form_alone(value: str, shown: str) -> None:
    assert StandIns().of_text(value) == shown


def test_microsofts_own_words_and_counts_stay() -> None:
    row = {
        "status": "OperationComplete",
        "type": "Trial",
        "trialExpiringInDays": 86,
        "selectedBaseLanguage": 1033,
    }
    assert StandIns().of(row) == row


@pytest.mark.parametrize("field", ["status", "type", "location", "code", "uniqueName"])
@pytest.mark.parametrize("value", ["Alex Andersen", "alex@contoso.example", "Müller", "a" * 100])
def test_what_is_no_word_has_a_stand_in_also_where_words_stand(field: str, value: str) -> None:
    assert value not in json.dumps(StandIns().of({field: value}), ensure_ascii=False)


def test_other_numbers_become_nothing_and_kinds_stay() -> None:
    assert StandIns().of({"revenue": 123456, "share": 0.5, "yes": True, "none": None}) == {
        "revenue": 0,
        "share": 0.0,
        "yes": True,
        "none": None,
    }


def test_keys_that_are_no_names_have_stand_ins() -> None:
    assert StandIns().of({"8f14e45f-ceea-467f-9a36-dedd4bea2543": 1, "a b": 2}) == {"key-1": 0, "key-2": 0}


@settings(max_examples=60)
@given(tree=TREES)
def test_no_text_that_stands_anywhere_is_told(tree: Any) -> None:
    told = json.dumps(StandIns().of([tree, {"name": SECRET, f"to {SECRET}": [SECRET, f"https://{SECRET}/"]}]))
    assert SECRET not in told
