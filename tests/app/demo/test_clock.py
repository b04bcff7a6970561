from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.demo.clock import Clock, StandingClock

A_MOMENT = timedelta(seconds=5)


def test_the_time_is_real_time_in_utc() -> None:
    now = Clock(pace=60).now()
    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < A_MOMENT


def test_advancing_moves_the_time_on() -> None:
    clock = Clock(pace=60)
    clock.advance(timedelta(days=90))
    assert timedelta(0) <= clock.now() - datetime.now(UTC) - timedelta(days=90) + A_MOMENT < 2 * A_MOMENT


def test_a_second_does_a_minutes_work_at_pace_60() -> None:
    clock = Clock(pace=60)
    since = clock.now()
    clock.advance(timedelta(seconds=25))
    assert timedelta(minutes=25) <= clock.worked(since) < timedelta(minutes=25) + 60 * A_MOMENT


def test_no_work_is_done_before_it_began() -> None:
    clock = Clock(pace=60)
    assert clock.worked(clock.now() + timedelta(hours=1)) == timedelta(0)


@pytest.mark.parametrize(("seconds", "hint"), [(0, 1), (30, 1), (61, 2), (600, 10)])
def test_the_wait_hint_follows_the_pace_and_is_at_least_a_second(seconds: float, hint: int) -> None:
    assert Clock(pace=60).wait_hint(seconds) == hint


def test_a_standing_clock_tells_the_time_but_no_work_gets_done() -> None:
    clock = Clock(pace=60)
    standing = StandingClock(clock)
    since = standing.now()
    clock.advance(timedelta(hours=1))
    assert standing.now() - since >= timedelta(hours=1)
    assert standing.worked(since) == timedelta(0)
    assert standing.wait_hint(600) == 10
