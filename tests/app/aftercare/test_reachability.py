from __future__ import annotations

import asyncio

from app.aftercare.reachability import Reach, ReachPatience, wait_for_answer
from app.services.site_answers import Answer, SiteAnswer

_PATIENCE = ReachPatience(pause=10, total=30)


def waited(*answers: Answer) -> tuple[Reach, list[Reach], list[float]]:
    """What came of it, what was told, and the waits; the last answer is given again and again."""
    left, told, waits = list(answers), list[Reach](), list[float]()

    async def look() -> SiteAnswer:
        return SiteAnswer(left.pop(0) if len(left) > 1 else left[0])

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    end = asyncio.run(wait_for_answer(look, told.append, sleep, _PATIENCE))
    return end, told, waits


def test_a_portal_that_answers_is_looked_at_once() -> None:
    end, told, waits = waited(Answer.OPEN)
    assert (end.last.answer, end.waits, waits, told) == (Answer.OPEN, False, [], [end])


def test_a_portal_that_starts_is_waited_for_and_each_look_is_told() -> None:
    end, told, waits = waited(Answer.NAME_UNKNOWN, Answer.CERTIFICATE, Answer.STARTING, Answer.OPEN)
    assert end.last.answer is Answer.OPEN
    assert [one.waits for one in told] == [True, True, True, False]
    assert waits == [10, 10, 10]


def test_the_waiting_ends_with_what_there_was_last() -> None:
    end, told, _ = waited(Answer.STARTING)
    assert (end.last.answer, end.waits, end.seconds) == (Answer.STARTING, False, 30)
    assert len(told) == 4
