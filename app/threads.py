"""Worker threads that never hold up the end of the program.

The standard executor waits for its threads when the program ends, so a call that hangs would keep a closed
window's process alive. These threads are daemons: they end with the program.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any


class DaemonExecutor(ThreadPoolExecutor):
    """At most `most` threads, made when they are needed."""

    def __init__(self, most: int = 16) -> None:
        # The base is only a type here: asyncio takes no other executor as its default.
        Executor.__init__(self)
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._most = most
        self._workers: list[threading.Thread] = []
        self._idle = threading.Semaphore(0)
        self._closed = False

    def make_ready(self) -> None:
        """Begins all threads now. Beginning one waits until it runs, which may be late while others do."""
        for _ in range(self._most - len(self._workers)):
            self._begin()
            self._idle.release()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hands work to a thread.

        Raises:
            RuntimeError: the executor was shut down.
        """
        if self._closed:
            raise RuntimeError("the executor is shut down")
        future: Future[Any] = Future()
        self._work.put(lambda: _perform(future, fn, args, kwargs))
        if not self._idle.acquire(blocking=False) and len(self._workers) < self._most:
            self._begin()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Lets the threads end once they have nothing more to do. Never waits for them."""
        self._closed = True
        for _ in self._workers:
            self._work.put(None)

    def _begin(self) -> None:
        worker = threading.Thread(target=self._serve, name="worker", daemon=True)
        self._workers.append(worker)
        worker.start()

    def _serve(self) -> None:
        while (work := self._work.get()) is not None:
            work()
            del work
            self._idle.release()


def _perform(
    future: Future[Any], function: Callable[..., Any], arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(function(*arguments, **keywords))
    except BaseException as trouble:  # noqa: BLE001 - it belongs to whoever waits for the future
        future.set_exception(trouble)
