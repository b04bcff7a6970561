"""Work that belongs together and ends together: that of one page, or that of the window.

Every task is held until it is done. What none of them foresaw is reported, never lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Scope:
    """The tasks of one place. `report` gets what a task raised."""

    def __init__(self, report: Callable[[Exception], None]) -> None:
        self._report = report
        self._tasks: set[asyncio.Task[None]] = set()

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Starts `work`, which ends with the scope at the latest."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def cancel(self) -> None:
        """Ends all work, without waiting for it."""
        for task in tuple(self._tasks):
            task.cancel()

    async def close(self, seconds: float) -> None:
        """Ends all work and waits for it, for `seconds` at most."""
        tasks = tuple(self._tasks)
        self.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        trouble = task.exception()
        if isinstance(trouble, Exception):
            self._report(trouble)
