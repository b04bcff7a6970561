from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import TOLERABLE, ahead_of, minutes_wrong

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HEADERS = {"date": "Sat, 21 Nov 2026 11:50:00 GMT"}


def test_a_clock_that_is_ahead_is_told_by_its_minutes() -> None:
    assert minutes_wrong(ahead_of(HEADERS, NOON)) == 10


def test_a_clock_that_is_behind_is_told_below_nothing() -> None:
    assert minutes_wrong(ahead_of(HEADERS, NOON - timedelta(minutes=20))) == -10


@pytest.mark.parametrize("difference", [timedelta(0), TOLERABLE, -TOLERABLE])
def test_a_clock_that_microsoft_accepts_is_right(difference: timedelta) -> None:
    assert minutes_wrong(difference) is None


@given(date=st.text() | st.sampled_from(["Sat, 21 Nov 99999 11:50:00 GMT", "Sat, 21 Nov 2026 11:50:00"]))
def test_any_date_is_understood_or_says_nothing(date: str) -> None:
    ahead = ahead_of({"date": date}, NOON)
    assert ahead is None or isinstance(ahead, timedelta)


def test_no_date_says_nothing() -> None:
    assert minutes_wrong(ahead_of({}, NOON)) is None
