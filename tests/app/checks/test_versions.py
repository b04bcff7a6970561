from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.versions import version_of


@pytest.mark.parametrize(
    ("words", "parts"),
    [("1.0.2409.12", (1, 0, 2409, 12)), ("10", (10,)), ("1.", None), ("v1", None), ("", None), ("٣.١", None)],
)
def test_a_version_is_numbers_between_dots(words: str, parts: tuple[int, ...] | None) -> None:
    assert version_of(words) == parts


def test_parts_are_compared_as_numbers() -> None:
    assert (version_of("1.10.0") or ()) > (version_of("1.9.9") or ())


@given(st.text(max_size=30))
def test_any_words_are_a_version_or_none(words: str) -> None:
    assert version_of(words) is None or isinstance(version_of(words), tuple)
