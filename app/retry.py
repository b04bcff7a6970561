"""When a request is made again, and after how long. Pure rules; the waiting is done elsewhere."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from app.errors import ConnectionLost, NetworkTrouble, TimedOut

PASSING_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
"""Answers that may be different the next time (contract: power-platform.md section 6)."""


_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{0,9})?")


@dataclass(frozen=True)
class RetryRules:
    """How patient the program is. Times in seconds.

    `longest_wait` is the most that a service may ask for in one go before the person is told instead.
    """

    attempts: int = 4
    first_wait: float = 0.5
    longest_wait: float = 60.0

    def after_status(self, attempt: int, status: int, asked: float | None, draw: float) -> float | None:
        """Seconds to wait before the next attempt, or None where the answer stands.

        `attempt` counts from 1; `asked` is what Retry-After says; `draw` is random, from 0 to 1.
        """
        if status not in PASSING_STATUSES or attempt >= self.attempts:
            return None
        if asked is None:
            return self._back_off(attempt, draw)
        return None if asked > self.longest_wait else asked + draw * min(1.0, self.first_wait)

    def after_trouble(self, attempt: int, trouble: NetworkTrouble, draw: float) -> float | None:
        """Seconds to wait after a broken connection, or None where waiting does not help."""
        passing = isinstance(trouble, ConnectionLost | TimedOut)
        return self._back_off(attempt, draw) if passing and attempt < self.attempts else None

    def _back_off(self, attempt: int, draw: float) -> float:
        # Full jitter over the upper half: clients that were cut off together do not come back together.
        return float(self.first_wait * 2 ** (attempt - 1) * (0.5 + draw / 2))


def retry_after(headers: Mapping[str, str], now: Callable[[], datetime] | None = None) -> float | None:
    """What the Retry-After header asks for, in seconds: a number or a date; None where it says nothing."""
    asked = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(asked):
        return float(asked)
    try:
        moment = parsedate_to_datetime(asked)
    except (ValueError, OverflowError):
        return None
    present = now() if now else datetime.now(UTC)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - present).total_seconds())


def random_draw() -> float:
    """The jitter's random part. It protects nothing, so an ordinary generator does."""
    return random.random()  # noqa: S311
