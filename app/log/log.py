"""The lines of the log: the latest ones, in memory, until the program ends. Nothing is sent anywhere."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.log.redaction import redacted

MOST = 2000
"""Lines that are kept; the oldest goes first."""


@dataclass(frozen=True)
class Line:
    """One thing that happened. `number` counts all lines since the start, from 1."""

    number: int
    at: datetime
    what: str

    def __str__(self) -> str:
        """The line as it is shown and saved."""
        return f"{self.at:%Y-%m-%d %H:%M:%S}.{self.at.microsecond // 1000:03d}Z {self.what}"


def _now() -> datetime:
    return datetime.now(UTC)


class Log:
    """Takes lines from any thread. Whatever looks like a secret is taken out before a line is kept."""

    def __init__(self, most: int = MOST, now: Callable[[], datetime] = _now) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._lines: deque[Line] = deque(maxlen=most)
        self._count = 0

    def add(self, what: str) -> None:
        """Adds a line."""
        kept = redacted(what)
        with self._lock:
            self._count += 1
            self._lines.append(Line(self._count, self._now(), kept))

    def after(self, number: int) -> tuple[Line, ...]:
        """The lines that came after the one with this number, as far as they are still kept."""
        with self._lock:
            return tuple(line for line in self._lines if line.number > number)

    def __str__(self) -> str:
        """All lines that are kept."""
        return "".join(f"{line}\n" for line in self.after(0))
