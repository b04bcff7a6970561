"""Nothing piles up: complete journeys one after the other in one process, practice tenant and all.

`pytest -m soak tests/soak` makes 500, SOAK_JOURNEYS=100 another number.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmark_report import table
from footprint import Footprint, can_be_measured, footprint
from practice_world import Practice, practising
from walk import hurry, walking

from app.setup.state import StepId

pytestmark = pytest.mark.soak

_WARM = 20
"""Journeys after which everything has been loaded that ever is."""
_MOST_GROWTH = 0.05
"""MB a journey. A leaked window state, reply or cache of tokens is more."""


def _journey(practice: Practice, folder: Path) -> None:
    practice.found("ready")
    with walking(practice.tenant, folder) as walk:
        asyncio.run(walk.to(StepId.FINISHED))
        assert walk.state.site is not None
    assert len(practice.sites()) == 1
    practice.reset()
    shutil.rmtree(folder)


def _measured(folder: Path, journeys: int) -> dict[int, Footprint]:
    moments = {_WARM, *range(journeys, _WARM, -max(1, journeys // 5))}
    found: dict[int, Footprint] = {}
    with practising(folder / "practice", pace=10_000) as practice:
        for count in range(1, journeys + 1):
            _journey(practice, folder / "program")
            if count in moments:
                found[count] = footprint()
    return found


@pytest.mark.skipif(not can_be_measured(), reason="this system does not tell what a process holds")
@pytest.mark.timeout(4 * 3_600)
def test_hundreds_of_journeys_leave_nothing_behind(
    tmp_path: Path, report: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    journeys = int(os.environ.get("SOAK_JOURNEYS", "500"))
    hurry(monkeypatch)
    found = _measured(tmp_path, journeys)
    warm, last = found[_WARM], found[journeys]
    growth = (last.memory - warm.memory) / (journeys - _WARM)
    rows: list[tuple[str, ...]] = [
        (str(count), f"{one.memory:.1f}", str(one.threads), str(one.files), str(one.sockets))
        for count, one in sorted(found.items())
    ]
    head = ("journeys", "memory (MB)", "threads", "open files", "sockets")
    body = f"{table(head, rows)}\n\nMemory grew by {growth * 1000:.1f} kB a journey after the first {_WARM}."
    report("Complete journeys in one process", body)
    assert growth < _MOST_GROWTH
    # Connections that are just being closed come and go.
    assert last.threads <= warm.threads + 2
    assert last.files <= warm.files + 2
    assert last.sockets <= warm.sockets + 4
