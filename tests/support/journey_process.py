"""Run as a program: a whole setup in the window, or an empty window, and what this process came to.

With the cloud file of a company and a folder, someone goes from the first page to the finished portal;
without, a window is shown that holds nothing. It writes JSON: the memory in bytes, and the gaps between the
beats of a timer of 5 ms.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path

import pytest
from gap_meter import Gaps
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop
from smooth_walk import beats_of_an_empty_window, smooth_walk
from window_driver import Browser, Person, Setting

from app.cli.options import parse
from ui.start import prepared

BEAT = 5
"""Milliseconds between two beats."""


def memory() -> int:
    """The memory that this process has now, in bytes."""
    told = re.search(r"^VmRSS:\s+(\d+) kB$", Path("/proc/self/status").read_text("utf-8"), re.MULTILINE)
    return int(told[1]) * 1024 if told else 0


async def _journey(cloud_file: str, folder: Path) -> tuple[Gaps, int]:
    found: list[tuple[Gaps, int]] = []

    async def way(person: Person) -> None:
        places = await smooth_walk(person, BEAT)
        wall = [one for gaps in places.values() for one in gaps.wall]
        work = [one for gaps in places.values() for one in gaps.work]
        found.append((Gaps(wall, work), memory()))

    browser = Browser()
    browser.cookies.trust_env = False
    setting = Setting(folder, browser, pytest.MonkeyPatch())
    await setting.walk(way, parse(["--cloud", cloud_file, "--state-folder", str(folder / "state")]))
    return found[0]


async def _empty() -> tuple[Gaps, int]:
    return await beats_of_an_empty_window(2.0), memory()


if __name__ == "__main__":
    application = prepared(QApplication([]))
    whole = _journey(sys.argv[1], Path(sys.argv[2])) if len(sys.argv) > 2 else _empty()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        gaps, held = runner.run(whole)
    json.dump({"memory": held, "wall": gaps.wall, "work": gaps.work}, sys.stdout)
