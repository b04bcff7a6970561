"""Keeping what a person chooses in an update, so that it stands again when the same sides are compared."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.errors import ChoicesTrouble
from app.problems import Problem, problem_of
from app.setup.kept_choices import KeptChoices
from app.setup.stage import Stage
from app.setup.update_stage import UpdateStage
from app.setup.update_state import UpdateState
from app.setup.update_tools import ChoiceDrafts

if TYPE_CHECKING:
    from app.update.drafts.draft import Draft
    from app.update.merge.choice import Choices
    from app.update.merge.decision import Place


class KeepingChoices:
    """Brings the choices to the disk while they are made, and finds them there again."""

    def __init__(self, stage: Stage, drafts: ChoiceDrafts) -> None:
        self._stage, self._drafts = stage, drafts
        self._update = UpdateStage(stage)
        self._writing = asyncio.Lock()

    async def keep(self) -> None:
        """Keeps what is to be kept, unless it is. What is chosen while it is written is kept with it.

        What comes in the way is told with the choices; the next call tries again.
        """
        async with self._writing:
            while (update := self._stage.state.update) is not None and not is_kept(update):
                if not await self._keep(update):
                    return

    async def found(self, key: str) -> tuple[Draft | None, KeptChoices]:
        """What was chosen between the sides of a key before, and what is known of it.

        What is chosen there now comes before what is on the disk, or cannot be read there.
        """
        update = self._update.now
        is_same = update.kept.key == key
        kept = update.kept if is_same else KeptChoices(key)
        if is_same and not is_kept(update):
            return await asyncio.to_thread(_draft, update), kept
        try:
            draft = await self._drafts.read(key)
        except ChoicesTrouble as trouble:
            if is_same and update.choices:
                return await asyncio.to_thread(_draft, update), kept
            return None, replace(kept, kept=_NOTHING, problem=problem_of(trouble))
        return draft, replace(kept, kept=draft.choices if draft else _NOTHING, problem=None)

    def write(self, place: Place, written: str | None) -> None:
        """Takes note of a text that the person is writing for a place; None once it is used or left."""
        kept = self._update.now.kept
        others = {one: text for one, text in kept.begun.items() if one != place}
        begun: Mapping[Place, str] = others if written is None else {**others, place: written}
        self._update.change(kept=replace(kept, begun=MappingProxyType(begun)))

    def leave_texts(self) -> None:
        """Leaves all texts that are being written."""
        self._update.change(kept=replace(self._update.now.kept, begun=MappingProxyType({})))

    async def _keep(self, update: UpdateState) -> bool:
        draft = await asyncio.to_thread(_draft, update)
        problem: Problem | None = None
        try:
            await self._drafts.keep(update.kept.key, draft)
        except ChoicesTrouble as trouble:
            problem = problem_of(trouble)
        now = self._update.now.kept
        if now.key != update.kept.key:
            # Other sides are compared by now, and something may be chosen there already.
            return True
        kept = draft.choices if problem is None else now.kept
        self._update.change(kept=replace(now, kept=kept, problem=problem))
        return problem is None


def is_kept(update: UpdateState) -> bool:
    """Whether all that is to be kept is on the disk, and no more."""
    wanted, kept = _to_keep(update), update.kept.kept
    return wanted is kept or wanted == kept


_NOTHING: Choices = MappingProxyType({})


def _to_keep(update: UpdateState) -> Choices:
    """What belongs on the disk: what is chosen, and nothing once the update was made whole."""
    changed = update.changed
    is_made = changed is not None and changed.is_whole and not changed.undone
    return _NOTHING if is_made else update.choices


def _draft(update: UpdateState) -> Draft:
    from app.update.drafts.draft import draft_of

    comparison = update.comparison
    decisions = {one.place: one for one in comparison.decisions} if comparison else {}
    return draft_of(_to_keep(update), decisions, datetime.now(UTC))
