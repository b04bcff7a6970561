"""Run as a program: a whole setup in the window, or an empty window, and what this process came to.

With the cloud file of a company and a folder, the program is loaded behind its window, and someone goes from
the first page to the finished portal; with neither, a window is shown that holds nothing. It writes JSON: the
memory in bytes, and the gaps between the beats of a timer of 5 ms, those of the loading by themselves.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gap_meter import GapMeter, Gaps
from PySide6.QtWidgets import QApplication

from ui.opening import Opening

if TYPE_CHECKING:
    from window_driver import Person

    from ui.window import Window

BEAT = 5
"""Milliseconds between two beats."""


def memory() -> int:
    """The memory that this process has now, in bytes."""
    told = re.search(r"^VmRSS:\s+(\d+) kB$", Path("/proc/self/status").read_text("utf-8"), re.MULTILINE)
    return int(told[1]) * 1024 if told else 0


def _load(opening: Opening) -> Gaps:
    """Shows the window and loads the program behind it, as at its start."""
    opening.show()
    meter = GapMeter(opening.window, beat=BEAT)
    meter.start()
    opening.load()
    meter.stop()
    return meter.whole()


async def _journey(cloud_file: str, folder: Path, window: Window) -> tuple[Gaps, int]:
    # What a person at the window is made of has parts of the program in it, which are loaded by then.
    import pytest
    from smooth_walk import smooth_walk
    from window_driver import Browser, Setting

    from app.cli.options import parse

    found: list[tuple[Gaps, int]] = []

    async def way(person: Person) -> None:
        places = await smooth_walk(person, BEAT)
        wall = [one for gaps in places.values() for one in gaps.wall]
        work = [one for gaps in places.values() for one in gaps.work]
        found.append((Gaps(wall, work), memory()))

    browser = Browser()
    browser.cookies.trust_env = False
    setting = Setting(folder, browser, pytest.MonkeyPatch(), window)
    await setting.walk(way, parse(["--cloud", cloud_file, "--state-folder", str(folder / "state")]))
    return found[0]


async def _empty() -> tuple[Gaps, int]:
    from smooth_walk import beats_of_an_empty_window

    return await beats_of_an_empty_window(2.0), memory()


def _told(gaps: Gaps) -> dict[str, Any]:
    return {"wall": gaps.wall, "work": gaps.work}


def _run(arguments: list[str]) -> dict[str, Any]:
    if not arguments:
        application = QApplication([])
        loading, whole = Gaps(), _empty()
    else:
        folder = Path(arguments[1])
        opening = Opening(folder / "state", "journey")
        application, loading = opening.application, _load(opening)
        whole = _journey(arguments[0], folder, opening.window)
    from qasync import QEventLoop

    from ui.start import prepared

    prepared(application)
    with asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner:
        gaps, held = runner.run(whole)
    return {"memory": held, "loading": _told(loading), **_told(gaps)}


if __name__ == "__main__":
    json.dump(_run(sys.argv[1:]), sys.stdout)
