from __future__ import annotations

import asyncio

from ui.scope import Scope


def test_cancelling_ends_all_work_in_silence() -> None:
    reported: list[Exception] = []

    async def way() -> bool:
        scope = Scope(reported.append)
        tasks = [scope.spawn(asyncio.sleep(60)) for _ in range(3)]
        await asyncio.sleep(0)
        await scope.close(60)
        return all(task.cancelled() for task in tasks)

    assert asyncio.run(way())
    assert reported == []


def test_what_nobody_foresaw_is_reported() -> None:
    reported: list[Exception] = []

    async def break_down() -> None:
        raise RuntimeError("unforeseen")

    async def way() -> None:
        await asyncio.wait((Scope(reported.append).spawn(break_down()),))
        await asyncio.sleep(0)

    asyncio.run(way())
    assert [str(one) for one in reported] == ["unforeseen"]


def test_work_that_does_not_end_is_not_waited_for() -> None:
    async def stubborn(done: asyncio.Event) -> None:
        while not done.is_set():
            try:
                await done.wait()
            except asyncio.CancelledError:
                continue

    async def way() -> bool:
        scope, done = Scope(lambda _: None), asyncio.Event()
        task = scope.spawn(stubborn(done))
        await asyncio.sleep(0)
        await scope.close(0.05)
        is_left = not task.done()
        done.set()
        await asyncio.wait((task,))
        return is_left

    assert asyncio.run(way())
