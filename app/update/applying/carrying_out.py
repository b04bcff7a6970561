"""Carrying a run out, from wherever it is: look, send what is due, look again, until nothing is due.

What the website holds decides, and not what was sent: so going on after a crash is the same as going on. The
last look, which finds nothing due, is the check that all is as it was to be.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from app.errors import Trouble
from app.update.applying.ledger import Ledger
from app.update.applying.progress import Progress, Stage
from app.update.applying.reasons import Stop
from app.update.applying.run import Ending, Run, RunFile
from app.update.applying.sending import Sender, is_in_doubt
from app.update.applying.standing import Standing, standing
from app.update.applying.step import Key, Step
from app.update.applying.twins import extra_pages, known_as, twins_of, with_twins
from app.update.live.captured import Captured
from app.update.schema import Schema
from app.update.site.site import Site


async def carry_out(
    run: Run, file: RunFile, sender: Sender, schema: Schema, reading: Captured | None = None
) -> Ending:
    """Brings a run to its end, and writes down how it ended. `reading` is the website as it is right now.

    It may be cancelled, or end with trouble, at any moment: then the run stays open and is gone on with by
    calling this again.

    Raises:
        ServiceRefused, NetworkTrouble, ReplyTrouble, SignInTrouble: as their names say, after some patience.
        RunNotWritten: what is done cannot be written down.
    """
    ledger = Ledger(run.written)
    doubts = 0
    stage = Stage.READING
    while True:
        if reading is None:
            reading = await read(sender, stage)
        twins, now = await asyncio.to_thread(_look, run.steps, reading.site, schema, ledger)
        if not now.due:
            ending = _ending(run.steps, twins, now, reading.site, ledger)
            await asyncio.to_thread(file.finished, ending)
            return ending
        sets = await asyncio.to_thread(sender.prepared, now.due, reading, ledger)
        if not sets:
            continue
        landed = ledger.landed
        trouble = await sender.send(sets, file, ledger)
        doubts = 0 if trouble is None or ledger.landed > landed else doubts + 1
        await _pause(sender, trouble, doubts)
        reading, stage = None, Stage.CHECKING


async def read(sender: Sender, stage: Stage) -> Captured:
    """The website as it is; raises as services do."""
    return await sender.portal.read(lambda done, total: sender.tell(Progress(stage, done, total)))


def _look(
    steps: Sequence[Step], site: Site, schema: Schema, ledger: Ledger
) -> tuple[dict[str, str], Standing]:
    twins = twins_of(steps, site)
    return twins, standing(with_twins(steps, twins, site), site, schema, ledger.stopped)


async def _pause(sender: Sender, trouble: Trouble | None, doubts: int) -> None:
    """Waits where something may still be under way at the service; raises `trouble` when patience ends."""
    if trouble is None:
        return
    if doubts > sender.patience.doubts:
        raise trouble
    if is_in_doubt(trouble):
        seconds = sender.patience.doubt * 2.0 ** max(0, doubts - 1)
        sender.tell(Progress(Stage.IN_DOUBT, seconds=seconds))
        await sender.sleep(seconds)


def _ending(
    steps: Sequence[Step], twins: Mapping[str, str], now: Standing, site: Site, ledger: Ledger
) -> Ending:
    done = set(now.done)
    seen = {}
    stopped: dict[Key, Stop] = {}
    for step in steps:
        key = known_as(step.key, twins)
        if key in now.stopped:
            stopped[step.key] = ledger.why(key, now.stopped[key])
        record = site.find(*key)
        if key in done and record is not None:
            seen[step.key] = record
    # What Dataverse made in the place of a page that was not made is nobody's.
    made = [step for step in steps if not (step.creates and step.key in stopped)]
    return Ending(MappingProxyType(seen), MappingProxyType(stopped), extra_pages(made, site))
