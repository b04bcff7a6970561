"""Waiting that notices when the computer was asleep."""

from __future__ import annotations

import asyncio

import pytest

from app.provisioning.resting import rest


class Clock:
    """A clock on which time passes while someone sleeps; at one sleep the computer sleeps too."""

    def __init__(self, asleep_at: int = 0, asleep_for: float = 0) -> None:
        self.time = 1_000.0
        self.sleeps: list[float] = []
        self._asleep_at, self._asleep_for = asleep_at, asleep_for

    async def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += seconds
        if len(self.sleeps) == self._asleep_at:
            self.time += self._asleep_for

    def now(self) -> float:
        return self.time


@pytest.mark.parametrize("seconds", [0.0, 0.5, 5.0, 12.0, 60.0])
def test_the_whole_time_is_waited(seconds: float) -> None:
    clock = Clock()
    asyncio.run(rest(seconds, clock.sleep, clock.now))
    assert sum(clock.sleeps) == seconds


def test_a_computer_that_wakes_up_looks_at_once() -> None:
    clock = Clock(asleep_at=2, asleep_for=3_600)
    asyncio.run(rest(60, clock.sleep, clock.now))
    assert sum(clock.sleeps) == 10.0


@pytest.mark.parametrize("moved", [15, -3_600])
def test_a_clock_that_is_put_right_is_no_sleep(moved: float) -> None:
    clock = Clock(asleep_at=1, asleep_for=moved)
    asyncio.run(rest(60, clock.sleep, clock.now))
    assert sum(clock.sleeps) == 60.0
