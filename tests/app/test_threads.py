from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from app.threads import DaemonExecutor


@pytest.fixture
def executor() -> Iterator[DaemonExecutor]:
    executor = DaemonExecutor(3)
    yield executor
    executor.shutdown()


_HANGS = 60.0
"""Seconds: the limit of what hangs."""


def _together(executor: DaemonExecutor, count: int) -> list[Future[str]]:
    """Work that is only done once so many threads are at it together."""
    barrier = threading.Barrier(count)

    def work() -> str:
        barrier.wait(_HANGS)
        return threading.current_thread().name

    return [executor.submit(work) for _ in range(count)]


def test_work_gives_its_result(executor: DaemonExecutor) -> None:
    assert executor.submit(pow, 2, exp=5).result(_HANGS) == 32


def test_work_is_done_side_by_side(executor: DaemonExecutor) -> None:
    assert len([future.result(_HANGS) for future in _together(executor, 3)]) == 3


def test_a_thread_that_has_nothing_to_do_is_used_again(executor: DaemonExecutor) -> None:
    threads = set()
    for _ in range(4):
        threads.add(executor.submit(threading.get_ident).result(_HANGS))
        # It has nothing to do a moment after its work is done.
        assert executor._idle.acquire(timeout=_HANGS)
        executor._idle.release()
    assert len(threads) == 1


def test_no_more_threads_than_allowed_are_made(executor: DaemonExecutor) -> None:
    all_begun = threading.Barrier(3)

    def work(number: int) -> int:
        if number < 3:
            all_begun.wait(_HANGS)
        return threading.get_ident()

    futures = [executor.submit(work, number) for number in range(20)]
    assert len({future.result(_HANGS) for future in futures}) == 3


@pytest.mark.parametrize("trouble", [ValueError("a"), SystemExit(3), KeyboardInterrupt()])
def test_what_goes_wrong_belongs_to_who_waits_and_the_thread_goes_on(
    executor: DaemonExecutor, trouble: BaseException
) -> None:
    def work() -> None:
        raise trouble

    assert executor.submit(work).exception(_HANGS) is trouble
    assert executor.submit(int, "1").result(_HANGS) == 1


def test_work_that_was_called_off_before_it_began_is_not_done() -> None:
    executor = DaemonExecutor(1)
    go = threading.Event()
    done: list[str] = []
    begun = threading.Event()

    def work() -> None:
        begun.set()
        go.wait(_HANGS)

    first = executor.submit(work)
    assert begun.wait(_HANGS)
    second = executor.submit(done.append, "done")
    assert second.cancel()
    go.set()
    first.result(_HANGS)
    executor.submit(int).result(_HANGS)
    assert done == []
    executor.shutdown()


def test_an_executor_that_was_shut_down_takes_no_work(executor: DaemonExecutor) -> None:
    executor.shutdown()
    with pytest.raises(RuntimeError):
        executor.submit(int)


def test_shutting_down_waits_for_nothing_and_lets_the_threads_end() -> None:
    executor = DaemonExecutor(3)
    begun, go = threading.Event(), threading.Event()
    named: list[threading.Thread] = []

    def work() -> None:
        named.append(threading.current_thread())
        begun.set()
        go.wait(_HANGS)

    at_work = executor.submit(work)
    assert begun.wait(_HANGS)
    executor.shutdown(wait=True)
    assert not at_work.done()
    go.set()
    (thread,) = named
    thread.join(_HANGS)
    assert not thread.is_alive()


def test_asyncio_takes_it_for_its_default() -> None:
    async def work() -> str:
        asyncio.get_running_loop().set_default_executor(DaemonExecutor(2))
        return await asyncio.to_thread(lambda: threading.current_thread().name)

    assert asyncio.run(work()) == "worker"


def test_a_thread_that_hangs_does_not_hold_up_the_end_of_the_program() -> None:
    program = (
        "import time; from app.threads import DaemonExecutor\n"
        "executor = DaemonExecutor(); executor.submit(time.sleep, 3600); executor.shutdown()"
    )
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, timeout=_HANGS, check=True, capture_output=True)
    assert (ended.stdout, ended.stderr) == (b"", b"")


def test_threads_that_were_begun_before_there_was_work_are_the_ones_that_do_it(
    executor: DaemonExecutor,
) -> None:
    executor.make_ready()
    before = {one.ident for one in threading.enumerate()}
    assert len([future.result(_HANGS) for future in _together(executor, 3)]) == 3
    assert {one.ident for one in threading.enumerate()} <= before
