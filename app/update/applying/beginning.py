"""Beginning to write into a website: it is read and backed up, and what is to be done is written down."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.update.applying.carrying_out import read
from app.update.applying.portal import Portal
from app.update.applying.progress import Progress, Stage
from app.update.applying.run import Run
from app.update.applying.run_note import RunKind, RunNote
from app.update.applying.runs import Runs
from app.update.applying.sending import Sender
from app.update.applying.step import Step, steps_of
from app.update.applying.undoing import undo_steps
from app.update.live.captured import Captured
from app.update.merge.change import Change
from app.update.schema import Schema
from app.update.site.site import Site
from app.update.snapshots.snapshot import Snapshot
from app.update.snapshots.snapshots import Snapshots


@dataclass(frozen=True)
class Place:
    """Whose website is written: the environment's id, the account that writes, the template's version."""

    environment: str
    by: str
    template_version: str = ""


@dataclass(frozen=True)
class Begun:
    """A run that is written down and of which nothing is sent yet, and the website as it is."""

    run: Run
    reading: Captured


@dataclass(frozen=True)
class Beginner:
    """Begins runs of one website."""

    sender: Sender
    snapshots: Snapshots
    runs: Runs
    place: Place
    schema: Schema

    async def update(self, changes: Iterable[Change], site: Site, plan: str = "") -> Begun:
        """Begins to make `changes`, which were decided on for the website as it was in `site`.

        `plan` is what the plan is known by that says so, "" where there is none.

        Raises:
            ServiceRefused, NetworkTrouble, ReplyTrouble, SignInTrouble: it could not be read.
            SnapshotNotKept, RunTrouble, UpdateUnfinished: as their names say.
        """
        reading, backup = await self._backed_up()
        listed = tuple(changes)
        steps = await asyncio.to_thread(lambda: _as_read(steps_of(listed, site), reading, self.sender.portal))
        return Begun(await self._written_down("update", site, steps, backup, plan=plan), reading)

    async def undo(self, run: Run) -> Begun:
        """Begins to undo a run, finished or not. Raises as `update` does."""
        reading, backup = await self._backed_up()
        steps = await asyncio.to_thread(undo_steps, run, reading.site, self.schema)
        begun = await self._written_down("undo", reading.site, steps, backup, undoes=run.note.id)
        return Begun(begun, reading)

    async def _backed_up(self) -> tuple[Captured, str]:
        reading = await read(self.sender, Stage.READING)
        self.sender.tell(Progress(Stage.KEEPING))
        place = self.place
        backup = Snapshot(reading.site, "backup", reading.taken, place.environment, place.template_version)
        note = await asyncio.to_thread(self.snapshots.keep, backup)
        return reading, note.file.name

    async def _written_down(
        self, kind: RunKind, site: Site, steps: Sequence[Step], backup: str, undoes: str = "", plan: str = ""
    ) -> Run:
        about = RunNote(
            "",
            kind,
            site.id,
            site.name,
            self.place.environment,
            self.place.by,
            datetime.now(UTC),
            backup,
            undoes,
            plan,
        )
        return await asyncio.to_thread(self.runs.begin, about, steps)


def _as_read(steps: Sequence[Step], reading: Captured, portal: Portal) -> tuple[Step, ...]:
    """The steps with each record as it will read once it is written, so that reading it back can tell."""
    return tuple(
        replace(step, after=portal.as_read(reading, step.after) if step.after else None) for step in steps
    )
