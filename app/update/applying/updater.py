"""Updating one website: make changes, go on where it was left, and undo."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from app.update.applying.beginning import Beginner, Begun, Place
from app.update.applying.carrying_out import carry_out
from app.update.applying.foreseeing import Foreseen, foresee_rest, foresee_undo
from app.update.applying.one_at_a_time import alone
from app.update.applying.outcome import Outcome, outcome_of
from app.update.applying.run import Run, read_run
from app.update.applying.runs import Runs
from app.update.applying.sending import Sender
from app.update.merge.change import Change
from app.update.schema import Schema
from app.update.site.site import Site
from app.update.snapshots.snapshots import Snapshots


@dataclass(frozen=True)
class Updater:
    """Writes into one website. All coroutines may be cancelled, and gone on with by `go_on`.

    They raise ServiceRefused, NetworkTrouble, ReplyTrouble and SignInTrouble where the website cannot be read
    or written after some patience, and RunTrouble where what is done cannot be written down. A run that was
    begun stays open then. `website` is its record. Where another copy of the program is writing into it,
    they raise UpdateUnderWay, and nothing is sent.
    """

    sender: Sender
    snapshots: Snapshots
    runs: Runs
    place: Place
    schema: Schema
    website: str

    async def update(self, changes: Iterable[Change], site: Site, plan: str = "") -> Outcome:
        """Backs the website up, makes the changes that were decided on for `site`, and reads them back.

        `plan` is what the plan is known by that says so, "" where there is none. Raises also SnapshotNotKept,
        and UpdateUnfinished where another update was not brought to its end.
        """
        async with self._alone():
            return await self._carried_out(await self._beginner.update(changes, site, plan))

    async def undo(self, run: Run) -> Outcome:
        """Backs the website up, and puts back what a run changed, finished or not.

        Raises as `update` does.
        """
        async with self._alone():
            return await self._carried_out(await self._beginner.undo(await _as_it_is(run)))

    async def go_on(self, run: Run) -> Outcome:
        """Goes on with a run that has not come to its end."""
        async with self._alone():
            now = await _as_it_is(run)
            if now.is_finished:
                # Another copy of the program was there first.
                return outcome_of(now)
            ending = await carry_out(now, self.runs.file_of(now), self.sender, self.schema)
            return outcome_of(now.ended(ending))

    async def foresee(self, run: Run, *, undoing: bool) -> Foreseen:
        """What going on with a run would write, or with `undoing` taking it back. Nothing is written."""
        foresee = foresee_undo if undoing else foresee_rest
        return await foresee(run, self.sender, self.schema)

    async def unfinished(self, website: str) -> Run | None:
        """The run of a website that has not come to its end. Raises RunUnreadable."""
        return await asyncio.to_thread(self.runs.unfinished, website)

    async def _carried_out(self, begun: Begun) -> Outcome:
        run = begun.run
        ending = await carry_out(run, self.runs.file_of(run), self.sender, self.schema, begun.reading)
        return outcome_of(run.ended(ending))

    def _alone(self) -> AbstractAsyncContextManager[None]:
        return alone(self.runs.lock_of(self.website, self.place.environment))

    @property
    def _beginner(self) -> Beginner:
        return Beginner(self.sender, self.snapshots, self.runs, self.place, self.schema)


async def _as_it_is(run: Run) -> Run:
    """The run as its file has it by now."""
    return await asyncio.to_thread(read_run, run.file)
