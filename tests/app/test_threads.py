from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future

import pytest

from app.threads import DaemonExecutor


@pytest.fixture
def executor() -> Iterator[DaemonExecutor]:
    executor = DaemonExecutor(3)
    yield executor
    executor.shutdown()


def _together(executor: DaemonExecutor, count: int) -> list[Future[str]]:
    """Work that is only done once so many threads are at it together."""
    barrier = threading.Barrier(count)

    def work() -> str:
        barrier.wait(5)
        return threading.current_thread().name

    return [executor.submit(work) for _ in range(count)]


def test_work_gives_its_result(executor: DaemonExecutor) -> None:
    assert executor.submit(pow, 2, exp=5).result(5) == 32


def test_work_is_done_side_by_side(executor: DaemonExecutor) -> None:
    assert len([future.result(5) for future in _together(executor, 3)]) == 3


def test_a_thread_that_has_nothing_to_do_is_used_again(executor: DaemonExecutor) -> None:
    threads = set()
    for _ in range(4):
        threads.add(executor.submit(threading.get_ident).result(5))
        time.sleep(0.05)
    assert len(threads) == 1


def test_no_more_threads_than_allowed_are_made(executor: DaemonExecutor) -> None:
    go = threading.Event()
    futures = [executor.submit(lambda: (go.wait(5), threading.get_ident())[1]) for _ in range(20)]
    go.set()
    assert len({future.result(5) for future in futures}) == 3


@pytest.mark.parametrize("trouble", [ValueError("a"), SystemExit(3), KeyboardInterrupt()])
def test_what_goes_wrong_belongs_to_who_waits_and_the_thread_goes_on(
    executor: DaemonExecutor, trouble: BaseException
) -> None:
    def work() -> None:
        raise trouble

    assert executor.submit(work).exception(5) is trouble
    assert executor.submit(int, "1").result(5) == 1


def test_work_that_was_called_off_before_it_began_is_not_done() -> None:
    executor = DaemonExecutor(1)
    go = threading.Event()
    done: list[str] = []
    first = executor.submit(go.wait, 5)
    second = executor.submit(done.append, "done")
    assert second.cancel()
    go.set()
    first.result(5)
    executor.submit(int).result(5)
    assert done == []
    executor.shutdown()


def test_an_executor_that_was_shut_down_takes_no_work(executor: DaemonExecutor) -> None:
    executor.shutdown()
    with pytest.raises(RuntimeError):
        executor.submit(int)


def test_shutting_down_waits_for_nothing_and_lets_the_threads_end() -> None:
    executor = DaemonExecutor(3)
    go = threading.Event()
    named: list[threading.Thread] = []

    def work() -> None:
        named.append(threading.current_thread())
        go.wait(5)

    executor.submit(work)
    began = time.monotonic()
    executor.shutdown(wait=True)
    assert time.monotonic() - began < 3
    go.set()
    (thread,) = named
    thread.join(5)
    assert not thread.is_alive()


def test_asyncio_takes_it_for_its_default() -> None:
    async def work() -> str:
        asyncio.get_running_loop().set_default_executor(DaemonExecutor(2))
        return await asyncio.to_thread(lambda: threading.current_thread().name)

    assert asyncio.run(work()) == "worker"


def test_a_thread_that_hangs_does_not_hold_up_the_end_of_the_program() -> None:
    program = (
        "import time; from app.threads import DaemonExecutor\n"
        "executor = DaemonExecutor(); executor.submit(time.sleep, 60); executor.shutdown()"
    )
    began = time.monotonic()
    ended = subprocess.run([sys.executable, "-c", program], timeout=20, check=True, capture_output=True)
    assert (ended.stdout, ended.stderr) == (b"", b"")
    assert time.monotonic() - began < 10


def test_threads_that_were_begun_before_there_was_work_are_the_ones_that_do_it(
    executor: DaemonExecutor,
) -> None:
    executor.make_ready()
    before = {one.ident for one in threading.enumerate()}
    assert len([future.result(5) for future in _together(executor, 3)]) == 3
    assert {one.ident for one in threading.enumerate()} <= before
