"""How much time is left, in words and counted down while one waits."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from app.text import Text, plural, text
from ui.session import Say
from ui.widgets import words

_OVER = text("The time is over.")


class TimeLeft:
    """Counts down by the second for eyes. A screen reader, asked for it, tells the minutes."""

    def __init__(self, say: Say, clock: Callable[[], float] = time.monotonic) -> None:
        self._say, self._clock = say, clock
        self._end = 0.0
        self._spoken = -1
        self.label: QLabel = words("", "muted")
        self.label.setObjectName("time-left")
        self._timer = QTimer(self.label)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tell)

    def start(self, seconds: float) -> None:
        """Begins to count down from `seconds`."""
        self._end, self._spoken = self._clock() + seconds, -1
        self.tell()
        self._timer.start()

    def stop(self) -> None:
        """Counts no more."""
        self._timer.stop()

    def tell(self) -> None:
        """Shows what is left now."""
        left = max(math.ceil(self._end - self._clock()), 0)
        minutes = math.ceil(left / 60)
        if minutes != self._spoken:
            # While a label has a name of its own, Qt tells screen readers nothing of its changing text.
            self._spoken = minutes
            self.label.setAccessibleName(self._say(_in_minutes(minutes)))
        self.label.setText(self._say(_in_seconds(left)))
        if left == 0:
            self.stop()


def _in_seconds(left: int) -> Text:
    minutes, seconds = divmod(left, 60)
    if minutes:
        return text("{minutes} min {seconds} s left", minutes=minutes, seconds=seconds)
    return text("{seconds} s left", seconds=seconds) if seconds else _OVER


def _in_minutes(minutes: int) -> Text:
    if not minutes:
        return _OVER
    return plural("At most {count} minute left", "At most {count} minutes left", minutes)
