"""Lets one copy of the program at a time write into a website. The lock file is empty."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from app.errors import RunNotWritten, UpdateUnderWay


@asynccontextmanager
async def alone(file: Path) -> AsyncIterator[None]:
    """Holds the lock meanwhile; the computer lets go of it where the program is killed.

    Raises:
        UpdateUnderWay: another copy holds it.
        RunNotWritten: the computer does not let there be such a file.
    """
    lock = FileLock(file, timeout=0, thread_local=False)
    try:
        await asyncio.to_thread(_take, lock, file)
    except BaseException:
        lock.release()
        raise
    try:
        yield
    finally:
        lock.release()


def _take(lock: FileLock, file: Path) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise UpdateUnderWay from None
    except OSError as fault:
        raise RunNotWritten(str(file), fault.strerror or "") from None
