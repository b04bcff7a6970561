"""Telling of a new version: on the first page alone, and never while something is being set up."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.releases.channel import Channel, release_channel
from app.releases.newest import newer_version
from app.releases.notes import NOTES_NAME, Notes
from app.setup.stage import Stage
from app.setup.state import StepId


class News:
    """What the project has to tell. All coroutines may be cancelled."""

    def __init__(
        self,
        stage: Stage,
        channel: Callable[[], Channel] = release_channel,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._stage, self._channel, self._today = stage, channel, today

    async def look(self, is_wanted: Callable[[], bool]) -> None:
        """Asks for a new version, at most once a day. `is_wanted` says what the IT department has settled.

        Raises:
            PolicyUnreadable: nobody can tell what that is.
        """
        if not self._is_idle or not await asyncio.to_thread(is_wanted):
            return
        http = self._stage.connection.http
        found = await newer_version(http, self._channel(), self._notes, self._today())
        if found is not None:
            self._stage.become(replace(self._stage.state, newer=found))

    async def hide(self) -> None:
        """Tells of this version no more."""
        told = self._stage.state.newer
        if told is not None:
            self._stage.become(replace(self._stage.state, newer=None))
            await asyncio.to_thread(self._notes.hide, told.version)

    @property
    def _is_idle(self) -> bool:
        state = self._stage.state
        return (
            state.step is StepId.WELCOME
            and not state.unfinished
            and not self._stage.connection.cloud.is_local
        )

    @property
    def _notes(self) -> Notes:
        return Notes(self._stage.connection.folder / NOTES_NAME)
