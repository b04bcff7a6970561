"""The practice clock: real time that can be moved on, and a pace that makes long work short."""

from __future__ import annotations

import math
import threading
from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus whatever it was advanced by; work passes `pace` times faster than time."""

    def __init__(self, pace: float) -> None:
        """Start at real time; `pace` is how many seconds of work one second does."""
        self._pace = pace
        self._advanced = timedelta(0)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """Give the practice time, aware and in UTC."""
        with self._lock:
            return datetime.now(UTC) + self._advanced

    def advance(self, by: timedelta) -> None:
        """Move the practice time on."""
        with self._lock:
            self._advanced += by

    def worked(self, since: datetime) -> timedelta:
        """Give how much work was done since a practice time: at pace 60, a second does a minute's work."""
        return max(timedelta(0), self.now() - since) * self._pace

    def wait_hint(self, seconds: float) -> int:
        """Give the Retry-After, in whole seconds (at least 1), for work of that many seconds."""
        return max(1, math.ceil(seconds / self._pace))


class StandingClock(Clock):
    """A clock that tells the time of another while no work is ever done: operations stay running."""

    def __init__(self, clock: Clock) -> None:
        """Tell the time of `clock`."""
        super().__init__(pace=0)
        self._clock = clock

    def now(self) -> datetime:
        """Give the other clock's time."""
        return self._clock.now()

    def wait_hint(self, seconds: float) -> int:
        """Give the other clock's Retry-After."""
        return self._clock.wait_hint(seconds)
