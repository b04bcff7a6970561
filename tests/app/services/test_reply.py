from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.reply import Fields

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("\ud800"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(value=JSON)
def test_any_value_is_read_as_its_kind_or_as_nothing(value: Any) -> None:
    reply = Fields({"field": value})
    reply.text("field").encode()
    assert reply.number("field") is None or isinstance(value, int)
    assert reply.flag("field") in (None, value)
    moment = reply.moment("field")
    assert moment is None or moment.tzinfo is not None
    assert isinstance(reply.fields("field"), Fields)
    assert all(isinstance(row, Fields) for row in reply.rows("field"))
    assert all(type(number) is int for number in reply.numbers("field"))


def test_a_field_that_is_not_there_is_empty() -> None:
    reply = Fields({})
    assert (reply.text("a"), reply.number("a"), reply.flag("a"), reply.moment("a")) == ("", None, None, None)
    assert (reply.fields("a"), reply.rows("a"), reply.numbers("a")) == (Fields({}), [], ())
    assert reply.next_link() == ""


@pytest.mark.parametrize("value", [None, 1, True, ["a"], {"a": "b"}])
def test_another_kind_is_no_text(value: object) -> None:
    assert Fields({"a": value}).text("a") == ""


@pytest.mark.parametrize("value", [True, False, 1.0, "1", None, [1]])
def test_another_kind_is_no_number(value: object) -> None:
    assert Fields({"a": value}).number("a") is None


@pytest.mark.parametrize("value", [0, 1, "true", None])
def test_another_kind_is_no_flag(value: object) -> None:
    assert Fields({"a": value}).flag("a") is None


def test_half_characters_become_writable() -> None:
    assert Fields({"a": "Contoso \ud83d"}).text("a") == "Contoso ?"
    assert Fields({"a": "Contoso 😀"}).text("a") == "Contoso 😀"


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-11-21T12:00:00Z", datetime(2026, 11, 21, 12, tzinfo=UTC)),
        ("2026-11-21T13:00:00+01:00", datetime(2026, 11, 21, 12, tzinfo=UTC)),
        ("2026-11-21T12:00:00.1234567Z", datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)),
        ("2026-11-21T12:00:00", datetime(2026, 11, 21, 12, tzinfo=UTC)),
        ("2026-11-21", datetime(2026, 11, 21, tzinfo=UTC)),
    ],
)
def test_moments_come_in_several_spellings(value: str, moment: datetime) -> None:
    assert Fields({"a": value}).moment("a") == moment


@pytest.mark.parametrize("value", ["", "soon", "11/21/2026", "2026-13-01T00:00:00Z", "0000-00-00", 7])
def test_other_texts_are_no_moment(value: object) -> None:
    assert Fields({"a": value}).moment("a") is None


def test_what_is_no_object_in_a_list_is_passed_over() -> None:
    assert Fields({"a": [{"b": 1}, None, "x", [], {"b": 2}]}).rows("a") == [
        Fields({"b": 1}),
        Fields({"b": 2}),
    ]


def test_what_is_no_number_in_a_list_is_passed_over() -> None:
    assert Fields({"a": [1, True, "2", None, 3, 4.0]}).numbers("a") == (1, 3)


@pytest.mark.parametrize("name", ["@odata.nextLink", "@odata.nextlink", "nextLink", "NEXTLINK"])
def test_the_next_page_is_found_by_every_spelling(name: str) -> None:
    assert Fields({"value": [], name: "/next"}).next_link() == "/next"


@pytest.mark.parametrize("value", [None, 1, {"uri": "/next"}, ["/next"]])
def test_a_next_page_that_is_no_text_is_none(value: object) -> None:
    assert Fields({"nextLink": value}).next_link() == ""
