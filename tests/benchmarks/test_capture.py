"""What reading a large website from Dataverse costs, beside reading the same bytes."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from benchmark_report import Headline, table
from gap_meter import Gaps
from large_dataverse import WEBSITE, LargeDataverse
from live_sites import SCHEMA, WITH_PORTAL
from practice_company import found

from app.update.live.capture import capture
from app.update.live.captured import Captured

pytestmark = pytest.mark.benchmark

_RECORDS = (1_000, 20_000)
_TEXT = '<div class="row">{{ snippets["Orders"] | default: "Orders" }}</div>\n' * 45
_BEAT = 0.002
_FRAME = 16.0
"""Milliseconds that the loop of a window may be held up."""


_WORDS = (
    "The answers are made beforehand: the network and the service cost nothing here. The largest come to "
    "{size:.0f} MB. Memory is the most at one time, beside the answers. The wait is the longest between two "
    "beats of the loop in which a window lives, by the clock on the wall; what the loop's own thread worked "
    f"in the longest run of work stands beside it. The rule is {_FRAME:.0f} ms."
)
_HEAD = (
    "records",
    "read",
    "to reading the bytes",
    "to parsing them",
    "memory to bytes",
    "longest wait",
    "longest work",
)


@dataclass(frozen=True)
class Reading:
    """What reading `records` in `size` bytes of answers took: seconds, bytes of memory, and the waits."""

    records: int
    size: int
    taken: float
    read: float
    parsed: float
    memory: int
    waits: Gaps

    @property
    def row(self) -> tuple[str, ...]:
        """As it is told."""
        return (
            f"{self.records:,}",
            f"{self.taken:.2f} s",
            f"{self.taken / self.read:.0f} x",
            f"{self.taken / self.parsed:.1f} x",
            f"{self.memory / self.size:.1f} x",
            f"{max(self.waits.wall):.0f} ms",
            f"{max(self.waits.work):.0f} ms",
        )


@pytest.mark.timeout(600)
def test_reading_a_large_website(
    tmp_path: Path, report: Callable[[str, str], None], headline: Headline
) -> None:
    readings = [_measured(tmp_path / str(records), records) for records in _RECORDS]
    words = _WORDS.format(size=readings[-1].size / 1e6)
    report("Reading a large website", f"{words}\n\n{table(_HEAD, [one.row for one in readings])}")
    for one in readings:
        headline(
            f"read a website of {one.records:,} records",
            f"{one.taken:.2f} s",
            f"parsing its answers: {one.parsed:.2f} s",
            f"{one.taken / one.parsed:.1f} x",
        )
    assert all(one.memory <= 6 * one.size for one in readings)
    assert all(max(one.waits.work) <= _FRAME for one in readings)


def _measured(folder: Path, records: int) -> Reading:
    folder.mkdir()
    company = found(folder, WITH_PORTAL)
    source = LargeDataverse.of(company, records, _TEXT)
    pages = source.all_pages
    files = [folder / f"{number}.json" for number in range(len(pages))]
    for file, page in zip(files, pages, strict=True):
        file.write_bytes(page)
    read = _seconds(lambda: [file.read_bytes() for file in files])
    parsed = _seconds(lambda: [json.loads(file.read_bytes()) for file in files])
    tracemalloc.start()
    site = asyncio.run(_captured(source)).site
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    waits = Gaps()
    with _as_beside_a_window():
        taken = _seconds(lambda: asyncio.run(_with_beats(source, waits)))
    company.state.close()
    assert len(site.records) == records + 1
    return Reading(records, sum(map(len, pages)), taken, read, parsed, memory, waits)


@contextmanager
def _as_beside_a_window() -> Iterator[None]:
    """The interpreter as a window has it, which looks for garbage by itself, in small portions."""
    turn = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        sys.setswitchinterval(turn)


async def _captured(source: LargeDataverse) -> Captured:
    return await capture(source.client, WEBSITE, "standard", SCHEMA, lambda _read, _known: None)


async def _with_beats(source: LargeDataverse, waits: Gaps) -> None:
    """Reads the website while a heart beats; `waits` takes by how much beats came late, and the work."""
    reading = asyncio.create_task(_captured(source))
    while not reading.done():
        before, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(_BEAT)
        waits.wall.append(1000 * (time.perf_counter() - before - _BEAT))
        waits.work.append(1000 * (time.thread_time() - worked))
    await reading


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
