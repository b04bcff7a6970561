"""Waits until the portal itself answers to its visitors, however long its first start takes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from app.services.site_answers import SiteAnswer

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class Reach:
    """How far the waiting is. `waits` says that another look follows; `seconds` is the waiting so far."""

    last: SiteAnswer
    waits: bool
    seconds: float = 0.0


@dataclass(frozen=True)
class ReachPatience:
    """Seconds from one look to the next, and until the person is told that it does not answer yet."""

    pause: float = 10.0
    total: float = 900.0


async def wait_for_answer(
    look: Callable[[], Awaitable[SiteAnswer]],
    tell: Callable[[Reach], None],
    sleep: Sleep,
    patience: ReachPatience,
) -> Reach:
    """The last look: the portal's own answer, or what there was instead when the patience was over."""
    waited = 0.0
    while True:
        last = await look()
        reach = Reach(last, not last.answer.is_settled and waited < patience.total, waited)
        tell(reach)
        if not reach.waits:
            return reach
        await sleep(patience.pause)
        waited += patience.pause
