"""A folder in memory for what tests write, where the system has one that is large enough."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

FOLDERS_OF_TESTS = "PYTEST_DEBUG_TEMPROOT"
"""The environment variable that tells pytest where to make the folders of tests."""

_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of the person's own in it
_GROUP = Path("/sys/fs/cgroup")
_WANTED = 4 * 1024**3
"""Bytes: several times what a whole run writes."""


def roomy_folder_in_memory(folder: Path = _SHARED_MEMORY, wanted: int = _WANTED) -> Path | None:
    """Give the folder, or None where there is none, where programs may not lie in it, or it is too small."""
    if sys.platform != "linux" or not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        return None
    forbids_programs = os.statvfs(folder).f_flag & os.ST_NOEXEC
    free = min(shutil.disk_usage(folder).free, _free_memory())
    return None if forbids_programs or free < wanted else folder


def _free_memory() -> int:
    """Bytes that are left: the folder may be larger than the memory that there is, or that is allowed."""
    lines = Path("/proc/meminfo").read_text().splitlines()
    free = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")), 0)
    allowed, used = (_GROUP / "memory.max", _GROUP / "memory.current")
    most = allowed.read_text().strip() if allowed.is_file() and used.is_file() else ""
    return min(free, int(most) - int(used.read_text())) if most.isdecimal() else free
