"""What a process holds at a moment: memory, threads, files and sockets."""

from __future__ import annotations

import ctypes
import gc
import os
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_OWN = Path("/proc/self")


@dataclass(frozen=True)
class Footprint:
    """Memory in MB, and counts; `files` are open files of any kind but sockets."""

    memory: float
    threads: int
    files: int
    sockets: int


def can_be_measured() -> bool:
    """Say whether this system tells what a process holds."""
    return (_OWN / "fd").is_dir()


def footprint() -> Footprint:
    """What this process holds, once it has let go of what it no longer uses."""
    gc.collect()
    with suppress(OSError, AttributeError):
        # What was freed and not yet given back to the system would be counted as kept.
        ctypes.CDLL(None).malloc_trim(0)
    opened = [_target(entry) for entry in (_OWN / "fd").iterdir()]
    sockets = sum(one.startswith("socket:") for one in opened)
    pages = int((_OWN / "statm").read_text("ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
    return Footprint(memory, threading.active_count(), len(opened) - sockets, sockets)


def _target(entry: Path) -> str:
    with suppress(OSError):
        return str(entry.readlink())
    return ""
