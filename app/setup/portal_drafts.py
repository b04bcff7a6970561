"""Where the choices of an update of a live portal are kept: in the program's folder."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING

from app.setup.stage import Stage

if TYPE_CHECKING:
    from app.update.drafts.draft import Draft
    from app.update.drafts.drafts import Drafts

DRAFTS_NAME = "choices"
"""The folder with what was chosen in updates that are not made yet, beside the snapshots."""


class PortalDrafts:
    """The drafts of this computer's user, for as long as the session of `stage` lasts."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def read(self, key: str) -> Draft | None:
        """What was chosen between these sides before. Raises ChoicesUnreadable, ChoicesDamaged."""
        return await asyncio.to_thread(self._drafts.read, key)

    async def keep(self, key: str, draft: Draft) -> None:
        """Keeps what is chosen. Raises ChoicesNotKept."""
        await asyncio.to_thread(self._drafts.keep, key, draft)

    @cached_property
    def _drafts(self) -> Drafts:
        from app.update.drafts.drafts import Drafts

        return Drafts(self._stage.connection.folder / DRAFTS_NAME)
