"""Making the changes of an update, going on with them, and taking them back."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from app.errors import RunTrouble, Trouble
from app.problems import Problem, problem_of
from app.setup.aftercare_state import Act
from app.setup.stage import Stage
from app.setup.update_stage import UpdateStage
from app.setup.update_state import Changed, Counted, UpdateView
from app.setup.update_tools import Changes, TellCounted
from app.text import Text, text

_CHANGING, _UNDOING = text("Changing your portal"), text("Taking the changes back")
_LOOKING = text("Looking for changes that were begun before")


class Changing:
    """What a person can do with what they have reviewed. Nothing is written that was not shown to them.

    `keep` brings to the disk what is to be kept of the choices now. `restart` lets the portal show what was
    changed, and waits until it answers; it calls what it is given once that need not be asked for again.
    """

    def __init__(
        self,
        stage: Stage,
        changes: Changes,
        keep: Callable[[], Awaitable[None]],
        restart: Callable[[Callable[[], Awaitable[None]]], Awaitable[None]],
    ) -> None:
        self._update, self._changes = UpdateStage(stage), changes
        self._keep, self._restart = keep, restart

    async def apply(self, plan: str = "") -> None:
        """Makes the changes that the review shows, unless they are being made.

        Nothing is done while a choice is missing, or a text is still being written. `plan` is what the plan
        is known by that says so, "" where there is none.
        """
        update = self._update.now
        outcome, ours = update.outcome, update.ours
        if update.view is not UpdateView.REVIEW or outcome is None or ours is None:
            return
        if outcome.changes and not outcome.open and not update.kept.begun:
            self._update.become(replace(update, changed=None))
            await self._do(_CHANGING, lambda tell: self._changes.apply(outcome.changes, ours, tell, plan))

    async def find_unfinished(self) -> None:
        """Leads to changes that were begun before and have not come to their end, if there are any.

        Where only the restart of the portal is due, it leads there.
        """
        await self._lead_to(self._begun_before)

    async def find_undoable(self, run: str) -> None:
        """Leads to the update with this id, or else to the last one: it can be taken back.

        Where taking it back was begun and cut short, it leads there.
        """
        await self._lead_to(lambda: self._changes.undoable(run))

    async def find_made_by(self, plan: str) -> None:
        """Leads to the last update by this plan that came to its end and was not taken back, if any."""
        await self._lead_to(lambda: self._changes.made_by(plan))

    async def foresee(self, *, undoing: bool) -> None:
        """Looks what going on would write, or with `undoing` taking back. Nothing is written."""
        changed = self._update.now.changed
        if changed is None or self._update.now.is_changing:
            return

        with self._update.doing(_LOOKING):
            foreseen = await self._changes.foresee(changed, self._tell, undoing=undoing)
            self._update.change(foreseen=foreseen)

    async def go_on(self) -> None:
        """Goes on with changes that were not all tried, or with the restart that is due after them."""
        changed = self._update.now.changed
        if changed is not None and changed.is_open:
            await self._do(_CHANGING, lambda tell: self._changes.go_on(changed, tell))
        elif changed is not None and changed.is_restart_due:
            await self._show_to_visitors(changed)

    async def undo(self) -> None:
        """Makes the portal again what it was before the changes."""
        changed = self._update.now.changed
        if changed is not None and not changed.undone:
            await self._do(_UNDOING, lambda tell: self._changes.undo(changed, tell))

    async def _do(self, what: Text, work: Callable[[TellCounted], Awaitable[Changed]]) -> None:
        if self._update.now.is_changing:
            return
        self._update.become(replace(self._update.now.at(UpdateView.CHANGE), doing=Counted(what)))
        problem: Problem | None = None
        changed: Changed | None = None
        try:
            changed = await work(self._tell)
        except Trouble as trouble:
            problem = problem_of(trouble)
            with contextlib.suppress(Trouble):
                changed = await self._changes.unfinished()
        finally:
            shown = replace(changed, is_restart_due=False) if changed else self._update.now.changed
            self._update.change(doing=None, problem=problem, changed=shown)
        await self._keep()
        if problem is None and changed is not None and changed.done:
            await self._show_to_visitors(changed)

    async def _show_to_visitors(self, changed: Changed) -> None:
        """Has the portal restarted. Where that could not be asked for, or was refused, it stays due.

        What was refused is told now and not anew with each update: somebody who may not restart the portal
        would come to nothing else.
        """
        is_settled = False

        async def settled() -> None:
            nonlocal is_settled
            is_settled = True
            # What cannot be written down is due again later, which does no harm.
            with contextlib.suppress(RunTrouble):
                await self._changes.restarted(changed)

        self._say_of_restart(changed, is_due=False)
        await self._restart(settled)
        refused = self._update.stage.state.aftercare.deed(Act.RESTART).problem is not None
        self._say_of_restart(changed, is_due=refused or not is_settled)

    def _say_of_restart(self, changed: Changed, *, is_due: bool) -> None:
        """Shows it with these changes, unless the person has gone on to something else meanwhile."""
        shown = self._update.now.changed
        if shown is not None and shown.run == changed.run:
            self._update.change(changed=replace(shown, is_restart_due=is_due))

    async def _begun_before(self) -> Changed | None:
        return await self._changes.unfinished() or await self._changes.unshown()

    async def _lead_to(self, find: Callable[[], Awaitable[Changed | None]]) -> None:
        with self._update.doing(_LOOKING):
            self._update.change(changed=await find())

    def _tell(self, counted: Counted) -> None:
        self._update.change(doing=counted)
