from __future__ import annotations

import asyncio

from app.checks.questions import Questions, asked
from app.errors import TimedOut


def test_what_could_not_be_had_is_always_asked_for_again() -> None:
    answers = iter([TimedOut("h"), None])

    async def ask() -> str:
        trouble = next(answers)
        if trouble is not None:
            raise trouble
        return "had"

    async def look_twice() -> tuple[object, object]:
        questions = Questions()
        first = await asked(lambda: questions.once("it", ask))
        questions.forget()
        return first, await asked(lambda: questions.once("it", ask))

    assert asyncio.run(look_twice()) == (TimedOut("h"), "had")


def test_an_answer_is_asked_for_once_however_many_ask() -> None:
    asked_for: list[str] = []

    async def ask() -> int:
        asked_for.append("it")
        await asyncio.sleep(0)
        return len(asked_for)

    async def many() -> list[int]:
        questions = Questions()
        return await asyncio.gather(*(questions.once("it", ask) for _ in range(5)))

    assert asyncio.run(many()) == [1] * 5


def test_what_still_runs_is_ended_at_the_close() -> None:
    async def leave() -> int:
        questions = Questions()
        questions.begin([asyncio.Event().wait] * 3)
        waiting = asyncio.ensure_future(questions.once("it", asyncio.Event().wait))
        await asyncio.sleep(0)
        await questions.close()
        await asyncio.wait([waiting])
        assert waiting.cancelled()
        return len(asyncio.all_tasks()) - 1

    assert asyncio.run(leave()) == 0
