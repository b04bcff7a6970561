"""How smooth a window is: the gaps between the beats of a timer in its thread.

A timer of Qt's that is due every millisecond cannot fire while the thread is busy, or while it waits for the
interpreter or for a processor: in what is longer than the millisecond the window would not have answered.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 1
"""Milliseconds between two beats of a window that does nothing."""


@dataclass
class Gaps:
    """Milliseconds between the beats, in their order, and what the thread itself worked in each.

    The rest of a gap is waiting: for the interpreter, and for what else the computer does.
    """

    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


class GapMeter:
    """Beats every `beat` milliseconds; `place` says where the window is then, to tell the gaps apart."""

    def __init__(self, parent: QObject, place: Callable[[], str] = str, beat: int = BEAT) -> None:
        self._every = beat
        self._place = place
        self._last = self._worked = 0.0
        self.places: dict[str, Gaps] = {}
        self._timer = QTimer(parent)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begins to count."""
        self._begin()
        self._timer.start(self._every)

    def stop(self) -> None:
        """Counts no more."""
        self._timer.stop()

    @contextmanager
    def not_counted(self) -> Iterator[None]:
        """For what a test does in the window's thread, and the program does not."""
        self._beat()
        try:
            yield
        finally:
            self._begin()

    def whole(self) -> Gaps:
        """The gaps of all places."""
        found = self.places.values()
        return Gaps(
            [one for gaps in found for one in gaps.wall], [one for gaps in found for one in gaps.work]
        )

    def _begin(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        gaps = self.places.setdefault(self._place(), Gaps())
        gaps.wall.append((time.perf_counter() - self._last) * 1000)
        gaps.work.append((time.thread_time() - self._worked) * 1000)
        self._begin()


def within(found: Sequence[float], part: float) -> float:
    """What `part` of the measured values stay within; 0 without any."""
    ordered = sorted(found)
    return ordered[ceil(part * len(ordered)) - 1] if ordered else 0.0
