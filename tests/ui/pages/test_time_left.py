from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from app.text import render
from ui.pages.time_left import TimeLeft


class _Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> _Clock:
    return _Clock()


@pytest.fixture
def left(clock: _Clock, qapp: QApplication) -> Iterator[TimeLeft]:
    left = TimeLeft(render, clock)
    yield left
    delete(left.label)


@pytest.mark.parametrize(
    ("passed", "shown"),
    [
        (0, "5 min 0 s left"),
        (47.4, "4 min 13 s left"),
        (240.1, "1 min 0 s left"),
        (255, "45 s left"),
        (299.5, "1 s left"),
        (300, "The time is over."),
        (400, "The time is over."),
    ],
)
def test_it_is_told_in_words(passed: float, shown: str, left: TimeLeft, clock: _Clock) -> None:
    left.start(300)
    clock.now += passed
    left.tell()
    assert left.label.text() == shown


def test_it_counts_by_itself_once_a_second(left: TimeLeft, clock: _Clock, qtbot: object) -> None:
    left.start(10)
    clock.now += 1
    qtbot.waitUntil(lambda: left.label.text() == "9 s left", timeout=60_000)  # type: ignore[attr-defined]


def test_screen_readers_are_not_told_every_second(left: TimeLeft, clock: _Clock) -> None:
    left.start(300)
    spoken = [left.label.accessibleName()]
    for _ in range(120):
        clock.now += 1
        left.tell()
        spoken.append(left.label.accessibleName())
    assert list(dict.fromkeys(spoken)) == [
        "At most 5 minutes left",
        "At most 4 minutes left",
        "At most 3 minutes left",
    ]
