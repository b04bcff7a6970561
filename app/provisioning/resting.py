"""Waiting that notices when the computer was asleep."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

_PIECE, _SLACK = 5.0, 20.0
"""Seconds between two looks at the clock, and how much more may pass before the computer was asleep."""


async def rest(
    seconds: float,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    now: Callable[[], float] = time.time,
) -> None:
    """Waits for `seconds`, or until the computer wakes up: then there may be news at once.

    Whether `sleep` counts the time asleep depends on the system; `now`, the time of day, always does.
    """
    left = seconds
    while left > 0:
        piece = min(left, _PIECE)
        before = now()
        await sleep(piece)
        if now() - before > piece + _SLACK:
            return
        left -= piece
