"""Updates carried out on rows in memory as the program does it, also again after a crash."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from typing import Any

from way_out import Pauses

from app.update.applying.batches import BatchLimits
from app.update.applying.beginning import Place
from app.update.applying.outcome import Outcome
from app.update.applying.portal import Portal
from app.update.applying.progress import Progress
from app.update.applying.run import Ending, Run, read_run
from app.update.applying.runs import Runs
from app.update.applying.sending import Sender
from app.update.applying.updater import Updater
from app.update.merge.change import Change
from app.update.schema import portal_schema
from app.update.site.site import Site
from app.update.snapshots.snapshots import Snapshots

Completing = Callable[[Coroutine[Any, Any, Outcome]], Outcome]


class UpdateTrial:
    """One person's folders and one website; `most` writes are in a batch. `run` runs what is asynchronous."""

    def __init__(
        self, folder: Path, portal: Portal, website: str, run: Completing = asyncio.run, most: int = 3
    ) -> None:
        self._portal = portal
        self._website = website
        self._run = run
        self._limits = BatchLimits(operations=most)
        self.runs = Runs(folder / "updates")
        self.snapshots = Snapshots(folder / "snapshots")
        self.told: list[Progress] = []
        self.pauses = Pauses()

    @property
    def sender(self) -> Sender:
        """What sends to the website."""
        return Sender(self._portal, self.told.append, self.pauses, limits=self._limits)

    def update(self, changes: Iterable[Change], site: Site) -> Ending:
        """Makes the changes."""
        return self._ending(self.updater.update(changes, site))

    def undo(self, run: Run) -> Ending:
        """Undoes a run."""
        return self._ending(self.updater.undo(run))

    def go_on(self) -> Ending | None:
        """Goes on with what was begun, as the program does when it is started again."""
        run = self.runs.unfinished(self._website)
        return self._ending(self.updater.go_on(run)) if run else None

    def last(self) -> Run:
        """The newest run, as its file has it."""
        return read_run(self.runs.all(self._website)[0].file)

    @property
    def updater(self) -> Updater:
        """What the program updates a website with."""
        place = Place("env", "ada@contoso.example")
        return Updater(self.sender, self.snapshots, self.runs, place, portal_schema(), self._website)

    def _ending(self, work: Coroutine[Any, Any, Outcome]) -> Ending:
        """How the run ended, as its file has it."""
        id_ = self._run(work).note.id
        run = self.runs.find(self._website, id_)
        assert run is not None
        assert run.ending is not None
        return run.ending
