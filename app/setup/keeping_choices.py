"""Keeping what a person chooses in an update, so that it stands again when the same sides are compared."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.aftercare.known_portal import KnownPortal
from app.errors import UpdateTrouble
from app.problems import Problem, problem_of
from app.setup.kept_choices import KeptChoices
from app.setup.stage import Stage
from app.setup.update_state import UpdateState
from app.setup.update_tools import ChoiceDrafts

if TYPE_CHECKING:
    from app.update.drafts.draft import Draft
    from app.update.merge.decision import Place


class KeepingChoices:
    """Writes the choices down while they are made."""

    def __init__(self, stage: Stage, drafts: ChoiceDrafts) -> None:
        self._stage, self._drafts = stage, drafts
        self._is_writing = False

    async def keep(self) -> None:
        """Keeps the choices as they are. While one writing runs, it takes up what is chosen meanwhile."""
        if self._is_writing:
            return
        self._is_writing = True
        try:
            while (update := self._stage.state.update) is not None and not is_kept(update):
                if not await self._keep(update):
                    return
        finally:
            self._is_writing = False

    def write(self, place: Place, written: str | None) -> None:
        """Takes note of a text that the person is writing for a place; None once it is used or left."""
        update = self._stage.state.update
        if update is None:
            return
        others = {one: text for one, text in update.kept.begun.items() if one != place}
        begun: Mapping[Place, str] = others if written is None else {**others, place: written}
        self._become(replace(update, kept=replace(update.kept, begun=MappingProxyType(begun))))

    async def _keep(self, update: UpdateState) -> bool:
        problem: Problem | None = None
        try:
            draft = await asyncio.to_thread(_draft, update)
            await self._drafts.keep(update.kept.key, draft)
        except UpdateTrouble as trouble:
            problem = problem_of(trouble)
        now = self._stage.state.update
        if now is None or now.kept.key != update.kept.key:
            # Other sides are compared by now, and something may be chosen there already.
            return True
        kept = update.choices if problem is None else now.kept.kept
        self._become(replace(now, kept=replace(now.kept, kept=kept), problem=problem))
        return problem is None

    def _become(self, update: UpdateState) -> None:
        self._stage.become(replace(self._stage.state, update=update))


def is_kept(update: UpdateState) -> bool:
    """Whether all that is chosen is on the disk."""
    chosen, kept = update.choices, update.kept.kept
    return chosen is kept or chosen == kept


def key_of(update: UpdateState) -> str:
    """What tells the sides of an update from others of the same portal."""
    template, baseline = update.template, update.baseline
    first = template.key if isinstance(template, KnownPortal) else str(template or "")
    if baseline is None:
        return f"{first}\n"
    return f"{first}\n{baseline if isinstance(baseline, Path) else baseline.file.name}"


def with_choices_of(update: UpdateState, draft: Draft | None) -> UpdateState:
    """An update that has just been compared, with what of a draft still stands."""
    from app.update.drafts.draft import standing_again
    from app.update.merge.decision import Place

    key, before = key_of(update), update.kept
    kept = KeptChoices(key, begun=before.begun) if before.key == key else KeptChoices(key)
    if update.comparison is None or update.board is None or draft is None:
        return replace(update, kept=kept)
    standing = standing_again(draft, update.comparison.decisions)
    records = {Place(one.table, one.id) for one in standing.choices}
    rows = [update.comparison.rows[one] for one in records]
    kept = replace(
        kept, kept=standing.choices, made=draft.made, again=len(records), left_out=standing.left_out
    )
    board = update.board.after(update.comparison, standing.choices, rows)
    return replace(update, choices=standing.choices, board=board, kept=kept)


def _draft(update: UpdateState) -> Draft:
    from app.update.drafts.draft import draft_of

    comparison = update.comparison
    decisions = {one.place: one for one in comparison.decisions} if comparison else {}
    return draft_of(update.choices, decisions, datetime.now(UTC))
