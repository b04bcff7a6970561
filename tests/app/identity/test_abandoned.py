"""Sign-ins that are abandoned at any moment leave nothing, and Cancel is answered at once."""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import requests
from browser import enter_device_code, sign_in
from held import holding
from identity_desk import Desk

from app.demo.faults import Fault
from app.demo.tenant import PracticeTenant
from app.identity.accounts import DeviceCode
from app.threads import DaemonExecutor

_LONGEST = 0.25
_HANGS = 60.0
"""Seconds: half of what an answer is held back, and far more than a busy computer needs."""
_OPEN_FILES = Path("/proc/self/fd")


def open_files() -> set[str]:
    """What this process has open, where the system tells."""
    found = set()
    with contextlib.suppress(OSError):
        for entry in _OPEN_FILES.iterdir():
            with contextlib.suppress(OSError):
                found.add(f"{entry.name} {entry.readlink()}")
    return found


@contextlib.contextmanager
def leaving_nothing(folder: Path) -> Iterator[None]:
    """Hold that no thread, socket or file is there at the end that was not there before."""
    threads, files = set(threading.enumerate()), open_files()
    yield
    limit = time.monotonic() + _HANGS
    while left := (set(threading.enumerate()) - threads) | (open_files() - files):
        assert time.monotonic() < limit, left
        time.sleep(0.02)
    assert list(folder.rglob("*")) == []


class Person:
    """Someone who signs in, or never comes to it; the program may be gone before they are done."""

    def __init__(self, acts: bool) -> None:
        self._acts = acts
        self._threads: list[threading.Thread] = []

    def opens(self, page: str) -> None:
        """Open the sign-in page."""
        self._begin(lambda: sign_in(page, "ready"))

    def reads(self, code: DeviceCode) -> None:
        """Type the code."""
        self._begin(lambda: enter_device_code(code.address, code.code, "ready"))

    def leaves(self) -> None:
        """Be done."""
        for thread in self._threads:
            thread.join()

    def _begin(self, act: Callable[[], None]) -> None:
        def acting() -> None:
            with contextlib.suppress(requests.RequestException):
                act()

        if self._acts:
            self._threads.append(threading.Thread(target=acting))
            self._threads[-1].start()


async def abandoned(work: Coroutine[Any, Any, Any], after: float) -> bool:
    """Cancel work after some seconds, and say whether it was over before.

    From then on nothing is answered: what waited for an answer would hang.
    """
    task = asyncio.create_task(work)
    await asyncio.sleep(after)
    with holding("login"):
        over, began = task.done(), time.monotonic()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        while asyncio.all_tasks() != {asyncio.current_task()}:
            assert time.monotonic() - began < _HANGS
            await asyncio.sleep(0.005)
        assert time.monotonic() - began < _HANGS
    return over


def abandon(desk: Desk, seed: int) -> bool:
    """One sign-in of a random kind, abandoned at a random moment; whether it was over by then."""
    chance = random.Random(seed)  # noqa: S311 - it has to be repeatable
    person = Person(acts=chance.random() < 0.7)
    if chance.random() < 0.7:
        work: Coroutine[Any, Any, Any] = desk.accounts.sign_in(person.opens)
    else:
        work = desk.accounts.sign_in_with_code(person.reads)
    with asyncio.Runner() as runner:
        runner.get_loop().set_default_executor(DaemonExecutor())
        over = runner.run(abandoned(work, chance.uniform(0, _LONGEST)))
    person.leaves()
    return over


def test_sign_ins_are_abandoned_at_random_moments(
    start: Callable[..., Desk], tenant: PracticeTenant, tmp_path: Path
) -> None:
    # Each question takes a moment, so that some are under way when Cancel comes.
    tenant.faults.add(Fault("delay", "login", value=0.05))
    were_over = []
    with leaving_nothing(tmp_path):
        for seed in range(50):
            desk = start()
            were_over.append(abandon(desk, seed))
            desk.close()
    # Where nobody comes to the browser, no sign-in is over by itself.
    assert not all(were_over)
