"""Only one start at a time may change the virtual environment."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def one_at_a_time(file: Path) -> Iterator[None]:
    """Holds the lock of `file`; waits for another start to be done. It is let go even when a start is killed.

    Raises:
        OSError: the file cannot be made.
    """
    with file.open("ab") as handle:
        waiting = False
        while not _taken(handle):
            if not waiting:
                sys.stderr.write("Another start is setting up the project; waiting for it ...\n")
                waiting = True
            time.sleep(0.2)
        yield


def _taken(handle: IO[bytes]) -> bool:
    try:
        _take(handle)
    except (BlockingIOError, PermissionError):
        return False
    return True
