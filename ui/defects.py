"""What nobody foresaw, wherever it is raised: in a slot, a task or a thread. It is told, never lost.

The journal is written before each act and whole at every moment, so nothing has to be saved here.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any

from app.log.defects import place_of
from app.log.log import Log

Report = Callable[[Exception], None]


@contextmanager
def telling_defects(log: Log, report: Report, close: Callable[[], None]) -> Iterator[None]:
    """Has all that nobody catches noted and reported, in the window's thread, until the block ends.

    `close` ends the program where it was told to end.
    """
    loop = asyncio.get_running_loop()

    def tell(trouble: BaseException) -> None:
        if isinstance(trouble, Exception):
            report(trouble)
        else:
            log.add(f"ended by {place_of(trouble)}")
            close()

    def in_a_slot(_kind: type[BaseException], trouble: BaseException, _trace: TracebackType | None) -> None:
        tell(trouble)

    def in_a_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
            with suppress(RuntimeError):
                # The loop may be at its end, and nobody left to be told.
                loop.call_soon_threadsafe(tell, told.exc_value)

    def in_the_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        trouble = context.get("exception")
        if isinstance(trouble, BaseException):
            tell(trouble)
        else:
            log.add(f"loop {context.get('message', '')}")

    before, before_in_threads = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = in_a_slot, in_a_thread
    loop.set_exception_handler(in_the_loop)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before, before_in_threads
        loop.set_exception_handler(None)
