from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reply import Fields
from app.update.live.values import NoSuchValue, as_text, as_value, as_value_like


def _text(value: Any, kind: str) -> str | None:
    return as_text(Fields({"column": value}), "column", kind)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("Boolean", True, "true"),
        ("Integer", -3, "-3"),
        ("Picklist", 756150000, "756150000"),
        ("Decimal", 1.5, "1.5"),
        ("DateTime", "2026-01-15T08:00:00Z", "2026-01-15T08:00:00.0000000Z"),
        ("DateTime", "2026-01-15T08:00:00.12Z", "2026-01-15T08:00:00.1200000Z"),
        ("DateTime", "2026-01-15", "2026-01-15"),
        ("Memo", "2026-01-15T08:00:00Z", "2026-01-15T08:00:00Z"),
        ("String", "True", "True"),
    ],
)
def test_a_value_and_its_text_are_the_same_thing(kind: str, value: Any, text: str) -> None:
    assert _text(value, kind) == text
    written = as_value(text, kind)
    assert (written, type(written)) == (value, type(value))


def test_nothing_has_no_text() -> None:
    assert _text(None, "Memo") is None


@pytest.mark.parametrize(
    ("kind", "text"), [("Boolean", "yes"), ("Integer", "many"), ("Decimal", ""), ("State", "1.5")]
)
def test_a_text_that_is_no_value_of_its_column_is_not_written(kind: str, text: str) -> None:
    with pytest.raises(NoSuchValue):
        as_value(text, kind)


@given(
    st.booleans()
    | st.integers()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.lists(st.integers(), min_size=1)
    | st.dictionaries(st.text("ab"), st.integers(), min_size=1)
)
def test_a_value_in_a_content_is_written_as_what_is_there(value: Any) -> None:
    text = _text(value, "")
    assert text is not None
    written = as_value_like(text, "", value)
    assert json.dumps(written) == json.dumps(value)


def test_a_content_that_is_no_json_any_more_is_not_written() -> None:
    with pytest.raises(NoSuchValue):
        as_value_like("{", "", {"a": 1})
