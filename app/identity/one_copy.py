"""Lets one copy of the program write to the vault at a time. The lock file is empty."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from app.identity.vault import VaultClosed

PATIENCE = 10.0
"""Seconds to wait for another copy, which may be waiting for the person to unlock the keyring."""


@contextlib.contextmanager
def one_copy_at_a_time(file: Path) -> Iterator[None]:
    """Holds the lock meanwhile.

    Raises:
        VaultClosed: another copy holds it for long, or there can be no such file.
    """
    lock = FileLock(file)
    try:
        lock.acquire(timeout=PATIENCE)
    except (Timeout, OSError) as trouble:
        raise VaultClosed(str(trouble)) from trouble
    try:
        yield
    finally:
        lock.release()
