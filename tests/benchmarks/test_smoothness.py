"""How smoothly the window goes from the first page to the finished portal, beside an empty window."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from benchmark_report import table
from gap_meter import Gaps, within
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop
from slow_company import slow_company
from smooth_walk import beats_of_an_empty_window, smooth_walk
from window_driver import Browser, Person, Setting

from app.cli.options import parse
from app.setup.state import StepId
from ui.start import prepared

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(300),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]

_WALKS = 5
_FRAME = 16.0
_MOST = 50.0
"""Milliseconds of work in one go that are let pass, as in a whole journey (test_whole_journey.py)."""
_EMPTY = "an empty window"
_PLACES = ("start", *(step.value for step in StepId))
_HEAD = ("where", "longest gap", "of which worked", "p99", "p99 beside an empty window")
_WORDS = (
    f"A timer that is due every millisecond, while {_WALKS} people go from the first page to the finished "
    "portal, at a practice company in another process; medians of the walks. A gap is the time between two "
    "beats by the clock on the wall, also where others had the processor; what the window's thread itself "
    "worked in the longest run of work is told beside it. What making a page costs is counted to that page. "
    f"A frame has {_FRAME:.0f} ms, which is what all of them are to come to; asserted is that no work takes "
    f"longer than {_MOST:.0f} ms."
)


def _walked(setting: Setting, application: QApplication) -> dict[str, Gaps]:
    """The gaps of one walk, and those of an empty window right before it."""
    found: dict[str, Gaps] = {}

    async def way(person: Person) -> None:
        found.update(await smooth_walk(person))

    async def both(cloud_file: Path) -> None:
        found[_EMPTY] = await beats_of_an_empty_window(2.0)
        folder = setting.folder / "state"
        await setting.walk(way, parse(["--cloud", str(cloud_file), "--state-folder", str(folder)]))

    with (
        slow_company(setting.folder / "company", 0.0) as cloud_file,
        asyncio.Runner(loop_factory=lambda: QEventLoop(application)) as runner,
    ):
        runner.run(both(cloud_file))
    # Timers that the loop leaves behind have to be destroyed in the thread that they belong to.
    gc.collect()
    return found


def test_the_window_is_never_held_up_for_long(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qapp: QApplication,
    report: Callable[[str, str], None],
) -> None:
    prepared(qapp)
    walks = []
    for number in range(_WALKS):
        browser = Browser()
        browser.cookies.trust_env = False
        with browser.cookies:
            walks.append(_walked(Setting(tmp_path / str(number), browser, monkeypatch), qapp))
    places = [place for place in (_EMPTY, *_PLACES) if all(place in walk for walk in walks)]
    report(
        "The window on the way to the portal",
        f"{_WORDS}\n\n{table(_HEAD, [_row(place, walks) for place in places])}",
    )
    worked = {place: median(max(walk[place].work) for walk in walks) for place in places}
    assert {place: work for place, work in worked.items() if work > _MOST} == {}


def _row(place: str, walks: list[dict[str, Gaps]]) -> tuple[str, ...]:
    gaps = [walk[place] for walk in walks]
    ratio = median(within(walk[place].wall, 0.99) / within(walk[_EMPTY].wall, 0.99) for walk in walks)
    return (
        place,
        f"{median(max(one.wall) for one in gaps):.0f} ms",
        f"{median(max(one.work) for one in gaps):.0f} ms",
        f"{median(within(one.wall, 0.99) for one in gaps):.1f} ms",
        f"{ratio:.1f} x",
    )
