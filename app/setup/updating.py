"""Bringing a portal up to date with Microsoft's template: reading, comparing, choosing, reviewing."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.aftercare.known_portal import KnownPortal
from app.errors import PortalNotFound, UpdateTrouble
from app.services.websites import list_websites
from app.setup import flow
from app.setup.choices_again import key_of, with_choices_of
from app.setup.keeping_choices import KeepingChoices
from app.setup.other_portals import is_portal
from app.setup.stage import Stage
from app.setup.state import StepId
from app.setup.update_stage import UpdateStage
from app.setup.update_state import Counted, UpdateState, UpdateView
from app.setup.update_tools import UpdateTools
from app.text import Say, render, text

if TYPE_CHECKING:
    from app.update.drafts.draft import Draft
    from app.update.merge.choice import Choice, Choices, Take
    from app.update.merge.decision import Place
    from app.update.merge.resolution import Resolved
    from app.update.site.site import Site
    from app.update.snapshots.snapshot import SnapshotNote
    from app.update.view.comparison import Comparison
    from app.update.view.record_view import RecordView
    from app.update.view.standing import Board


class Updating:
    """What a person can do to bring the portal up to date. All coroutines may be cancelled."""

    def __init__(self, stage: Stage, tools: UpdateTools, choices: KeepingChoices) -> None:
        self._stage, self._tools, self._choices = stage, tools, choices
        self._update = UpdateStage(stage)
        self._taking_kind = asyncio.Lock()

    async def find(self) -> None:
        """Goes to the finished portal of the chosen environment.

        Raises:
            PortalNotFound: there is none. Otherwise as the services do.
        """
        stage = self._stage
        environment = stage.environment()
        sites = await list_websites(stage.company().power_platform, environment.id)
        site = next((one for one in sites if is_portal(one)), None)
        if site is None:
            raise PortalNotFound(environment.name)
        stage.become(flow.reached_by(replace(stage.state, site=site), StepId.FINISHED))

    def open(self) -> None:
        """Begins an update of the portal that is shown."""
        self._update.become(UpdateState())

    def close(self) -> None:
        """Goes back to the portal. What was chosen stands again when the same sides are compared."""
        self._stage.become(replace(self._stage.state, update=None))

    def back(self) -> None:
        """Goes to the page before. Choices stay."""
        update = self._update.now
        views = list(UpdateView)
        before = update.at(views[max(views.index(update.view) - 1, 0)])
        self._update.become(replace(before, shown=None))

    async def arrive(self) -> None:
        """Does what the page needs at once: looks what is kept of the template, or at the marked record.

        Where an update was begun before and has not come to its end, it leads there; also where the portal is
        still to be restarted after it.
        """
        update = self._update.now
        if update.looked_at is not None and update.shown is None:
            await self.look_at(update.looked_at)
        if update.baselines is not None:
            return
        begun = None
        with self._update.doing(text("Looking for the template as it was")):
            try:
                begun = await self._tools.changes.unfinished() or await self._tools.changes.unshown()
            finally:
                await self._find_baselines()
        if self._update.now.baselines is None:
            self._update.change(baselines=())
        if begun is not None:
            self._update.become(replace(self._update.now.at(UpdateView.CHANGE), changed=begun))

    async def _find_baselines(self) -> None:
        kept = await self._tools.sides.baselines()
        self._update.change(baselines=kept, baseline=self._update.now.baseline or next(iter(kept), None))

    async def look_for_portals(self) -> None:
        """Looks for portals in the person's other environments, which can show the template as it is now."""
        doing = text("Looking in your other environments")
        with self._update.doing(doing):
            self._update.change(others=await self._tools.sides.other_portals(self._update.counting(doing)))

    def use_template(self, source: KnownPortal | Path | None) -> None:
        """Takes what shows Microsoft's template as it is now."""
        self._update.change(template=source, problem=None)

    def use_baseline(self, source: SnapshotNote | Path | None) -> None:
        """Takes what shows the template as it was when the portal was made; None where nobody has it."""
        self._update.change(baseline=source, problem=None)

    async def compare(self, say: Say = render) -> None:
        """Reads all sides and compares them, which may take minutes, and then shows the differences.

        `say` has the words for what is shown.
        """
        update = self._update.now
        if update.template is None or update.doing is not None:
            return
        compared: UpdateState | None = None
        key = key_of(self._stage.state)
        with self._update.doing(text("Reading your portal")):
            ours = await self._tools.sides.read_portal(self._update.counting(text("Reading your portal")))
            theirs = await self._read_template(update.template)
            base = await self._read_baseline(update.baseline)
            self._update.change(doing=Counted(text("Comparing")))
            async with self._taking_kind:
                draft, kept = await self._choices.found(key)
            was_updated = draft is not None and await self._was_updated(draft)
            fresh = UpdateState(
                UpdateView.DIFFERENCES,
                template=update.template,
                others=update.others,
                baseline=update.baseline,
                baselines=update.baselines,
                ours=ours,
                kept=kept,
                is_from_list=update.is_from_list,
            )
            alphabet = self._stage.state.alphabet
            compare = partial(_compared, fresh, base, theirs, say, alphabet)
            compared = await asyncio.to_thread(compare, draft, was_updated=was_updated)
        if compared is not None:
            # Another page ends the work of this one, so nothing may follow.
            self._update.become(compared)

    async def look_at(self, place: Place, say: Say = render) -> None:
        """Shows the differences of a record, in the words of `say`."""
        update = self._update.now
        self._update.change(looked_at=place)
        shown = await asyncio.to_thread(_viewed, update, place, say)
        if self._update.now.looked_at == place:
            self._update.change(shown=shown)

    def choose(self, place: Place, choice: Choice | None) -> None:
        """Takes a choice for a place; None takes it back."""
        from app.update.merge.decision import Place
        from app.update.view.ways import with_choice

        update = self._update.now
        if update.comparison is None or update.board is None:
            return
        choices = with_choice(update.choices, place, choice)
        row = update.comparison.rows[Place(place.table, place.id)]
        board = update.board.after(update.comparison, choices, (row,))
        self._update.change(choices=choices, board=board, outcome=None, reviewed=())

    async def choose_kind(self, table: str, take: Take | None) -> None:
        """Takes the same side for everything in doubt of one kind; None takes back what was chosen there.

        What is chosen elsewhere meanwhile stays.
        """
        async with self._taking_kind:
            update = self._update.now
            while update.comparison is not None and update.board is not None:
                made = await asyncio.to_thread(
                    _chosen_kind, update.comparison, update.board, update.choices, table, take
                )
                before, update = update, self._update.now
                if update.choices is before.choices:
                    self._update.change(choices=made[0], board=made[1], outcome=None, reviewed=())
                    return

    async def review(self, say: Say = render) -> None:
        """Works out what the choices come to, and shows it in the words of `say`. Nothing is written.

        What is still being chosen comes first.
        """
        comparison = self._update.now.comparison
        if comparison is None or self._update.now.doing is not None:
            return
        with self._update.doing(text("Putting together what will be changed")):
            outcome, reviewed = await self._outcome(comparison, say)
            self._update.change(outcome=outcome, reviewed=reviewed)
        after = self._update.now
        if after.outcome is not None:
            first = next(iter(after.reviewed), None)
            place = first.place if first else None
            self._update.become(replace(after.at(UpdateView.REVIEW), looked_at=place, shown=first))

    async def _outcome(self, comparison: Comparison, say: Say) -> tuple[Resolved, tuple[RecordView, ...]]:
        """What the choices come to, once nothing more is chosen meanwhile."""
        while True:
            async with self._taking_kind:
                choices = self._update.now.choices
            outcome = await asyncio.to_thread(_reviewed, comparison, choices, say)
            if self._update.now.choices is choices and not self._taking_kind.locked():
                return outcome

    async def _read_template(self, source: KnownPortal | Path) -> Site:
        doing = text("Reading Microsoft’s template")
        self._update.change(doing=Counted(doing))
        if isinstance(source, Path):
            return await self._tools.sides.read_folder(source)
        return await self._tools.sides.read_reference(source, self._update.counting(doing))

    async def _read_baseline(self, source: SnapshotNote | Path | None) -> Site | None:
        if source is None:
            return None
        self._update.change(doing=Counted(text("Reading the template as it was")))
        if isinstance(source, Path):
            return await self._tools.sides.read_folder(source)
        return await self._tools.sides.read_snapshot(source)

    async def _was_updated(self, draft: Draft) -> bool:
        """Whether the portal was brought up to date since; where that is not known, it was not."""
        with contextlib.suppress(UpdateTrouble):
            return await self._tools.changes.made_since(draft.made)
        return False


def _compared(
    update: UpdateState,
    base: Site | None,
    theirs: Site,
    say: Say,
    alphabet: str,
    draft: Draft | None,
    *,
    was_updated: bool,
) -> UpdateState:
    """The sides compared, with the first record that waits for a choice, or else the first one, shown."""
    from app.update.view.comparison import compare
    from app.update.view.record_view import record_view
    from app.update.view.standing import Standing, first_board

    if update.ours is None:
        return update
    comparison = compare(base, update.ours.site, theirs, alphabet)
    fresh = replace(update, comparison=comparison, board=first_board(comparison))
    update = with_choices_of(fresh, draft, was_updated=was_updated)
    board = update.board or first_board(comparison)
    rows = [row for kind in comparison.kinds for row in kind.rows]
    waiting = (row for row in rows if board.standings[row] is Standing.OPEN)
    first = next(waiting, rows[0] if rows else None)
    place = None if first is None else comparison.decisions[first].place
    shown = record_view(comparison, place, say) if place else None
    return replace(update, looked_at=place, shown=shown)


def _viewed(update: UpdateState, place: Place, say: Say) -> RecordView | None:
    """What a page shows of a record: all differences, or in the review what will be changed."""
    from app.update.view.record_view import record_view

    if update.view is UpdateView.REVIEW:
        return next((one for one in update.reviewed if one.place == place), None)
    return record_view(update.comparison, place, say) if update.comparison else None


def _reviewed(comparison: Comparison, choices: Choices, say: Say) -> tuple[Resolved, tuple[RecordView, ...]]:
    from app.update.merge.resolution import resolve
    from app.update.schema import portal_schema
    from app.update.view.change_view import change_views

    outcome = resolve(comparison.decisions, choices, comparison.ours, portal_schema())
    return outcome, change_views(comparison, outcome, choices, say)


def _chosen_kind(
    comparison: Comparison, board: Board, choices: Choices, table: str, take: Take | None
) -> tuple[Choices, Board]:
    from app.update.view.ways import with_kind

    made, rows = with_kind(choices, comparison, table, take)
    return made, board.after(comparison, made, rows)
