"""Writing an update into the portal, with all that is needed to go on with it and to take it back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from app.errors import RunUnreadable
from app.setup.keeping_baseline import SNAPSHOTS_NAME
from app.setup.stage import Stage
from app.setup.update_state import Changed, ReadSite
from app.setup.update_tools import TellCounted

if TYPE_CHECKING:
    from app.update.applying.foreseeing import Foreseen
    from app.update.applying.outcome import Outcome
    from app.update.applying.run import Run
    from app.update.applying.runs import Runs
    from app.update.applying.updater import Updater
    from app.update.merge.change import Change

UPDATES_NAME = "updates"
"""The folder with what updates wrote down, beside the journal."""


class PortalChanges:
    """Changes the portal that `stage` is at."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def unfinished(self) -> Changed | None:
        """What was begun with the portal and has not come to its end.

        Raises RunUnreadable, also where a file that cannot be read may be just that.
        """
        # What an update needs is loaded when it is wanted, and beside the window's thread.
        await asyncio.to_thread(import_module, "app.update.applying.runs")
        from app.setup.run_words import changed_by
        from app.update.applying.outcome import outcome_of

        run = await asyncio.to_thread(self._runs().unfinished, *self._place())
        return changed_by(outcome_of(run), run) if run else None

    async def unshown(self) -> Changed | None:
        """What was written last, where nothing restarted the portal since. Raises RunUnreadable."""
        from app.setup.run_words import changed_by
        from app.update.applying.outcome import outcome_of
        from app.update.applying.runs import unshown

        run = unshown(await asyncio.to_thread(self._runs().all, *self._place()))
        return changed_by(outcome_of(run), run) if run else None

    async def restarted(self, changed: Changed) -> None:
        """Writes down that the portal was restarted after a run. Raises RunTrouble."""
        run = await self._run(changed.run)
        await asyncio.to_thread(self._runs().file_of(run).restarted)

    async def undoable(self, run: str) -> Changed:
        """The update with this id, or else the last one, to be taken back.

        Raises:
            RunUnreadable, UpdateNotKnown, UndoneAlready, UpdateUnfinished: as their names say.
        """
        from app.setup.run_words import changed_by
        from app.update.applying.outcome import outcome_of
        from app.update.applying.undoable import run_to_undo

        kept, name = self._runs(), self._stage.site().name
        _, all_known = await asyncio.to_thread(kept.everything)
        if not run and not all_known:
            # The one that cannot be read may be the newest.
            raise RunUnreadable(str(self._stage.connection.folder / UPDATES_NAME))
        found = run_to_undo(await asyncio.to_thread(kept.all, *self._place()), name, run)
        return changed_by(outcome_of(found), found)

    async def made_since(self, moment: datetime) -> bool:
        """Whether an update was begun since, and not taken back. Raises RunUnreadable."""
        await asyncio.to_thread(import_module, "app.update.applying.runs")
        from app.update.applying.runs import begun_since

        return begun_since(await asyncio.to_thread(self._runs().all, *self._place()), moment)

    async def made_by(self, plan: str) -> Changed | None:
        """The last update by the plan known by this that came to its end and was not taken back.

        Raises:
            RunUnreadable: the computer does not give the folder.
        """
        from app.setup.run_words import changed_by
        from app.update.applying.outcome import outcome_of
        from app.update.applying.undoable import run_of_plan

        run = run_of_plan(await asyncio.to_thread(self._runs().all, *self._place()), plan)
        return changed_by(outcome_of(run), run) if run else None

    async def foresee(self, changed: Changed, tell: TellCounted, *, undoing: bool) -> Foreseen:
        """What going on with a run would write, or with `undoing` taking it back. Raises as services do."""
        run = await self._run(changed.run)
        return await (await self._updater(tell)).foresee(run, undoing=undoing)

    async def apply(
        self, changes: tuple[Change, ...], ours: ReadSite, tell: TellCounted, plan: str = ""
    ) -> Changed:
        """Makes the changes that were decided on for `ours`, by the plan known by `plan` if there is one.

        Raises:
            ServiceRefused, NetworkTrouble, ReplyTrouble, SignInTrouble: the services' own.
            SnapshotNotKept, RunTrouble, UpdateUnfinished: it was not begun.
        """
        return await self._done(tell, lambda updater: updater.update(changes, ours.site, plan))

    async def go_on(self, changed: Changed, tell: TellCounted) -> Changed:
        """Goes on with a run. Raises as `apply` does."""
        run = await self._run(changed.run)
        return await self._done(tell, lambda updater: updater.go_on(run))

    async def undo(self, changed: Changed, tell: TellCounted) -> Changed:
        """Takes a run back, whether it came to its end or not. Raises as `apply` does."""
        run = await self._run(changed.run)
        return await self._done(tell, lambda updater: updater.undo(run))

    async def _done(self, tell: TellCounted, work: Callable[[Updater], Awaitable[Outcome]]) -> Changed:
        from app.setup.run_words import changed_by

        outcome = await work(await self._updater(tell))
        return changed_by(outcome, await self._run(outcome.note.id))

    async def _run(self, id_: str) -> Run:
        run = await asyncio.to_thread(self._runs().find, self._stage.site().record, id_)
        if run is None:
            raise RunUnreadable(id_)
        return run

    async def _updater(self, tell: TellCounted) -> Updater:
        # Beside the window's thread, as above.
        await asyncio.to_thread(import_module, "app.update.applying.updater")
        from app.setup.run_words import counted
        from app.update.applying.beginning import Place
        from app.update.applying.live_portal import live_portal
        from app.update.applying.sending import Sender
        from app.update.applying.updater import Updater
        from app.update.live.capture import model_of
        from app.update.schema import portal_schema
        from app.update.snapshots.snapshots import Snapshots

        stage, site, schema = self._stage, self._stage.site(), await asyncio.to_thread(portal_schema)
        company, environment = stage.company(), stage.environment()
        client = company.dataverse(environment.dataverse)
        portal = live_portal(client, site.record, await model_of(client, site.record), schema)
        sender = Sender(portal, lambda progress: tell(counted(progress)))
        snapshots = Snapshots(stage.connection.folder / SNAPSHOTS_NAME)
        place = Place(environment.id, company.account.user_name, site.package_version)
        return Updater(sender, snapshots, self._runs(), place, schema, site.record)

    def _place(self) -> tuple[str, str]:
        """The website's row, and the environment."""
        return self._stage.site().record, self._stage.environment().id

    def _runs(self) -> Runs:
        from app.update.applying.runs import Runs

        return Runs(self._stage.connection.folder / UPDATES_NAME)
