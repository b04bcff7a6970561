"""Making the portal usable: the party model's table permissions, who can be invited, the hand-over list."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app.aftercare.hand_over_notes import HandOverNotes, NotesPlace
from app.aftercare.invitees import Invitee
from app.aftercare.invitees_csv import invitees_csv
from app.aftercare.party_permissions import make_missing, read_permissions
from app.aftercare.reading_invitees import read_invitees
from app.errors import NotConnected, Trouble
from app.problems import problem_of
from app.report.saving import save
from app.services.client import Client
from app.services.websites import Website
from app.setup.stage import Stage
from app.setup.usability import Part, Usability, Work
from app.text import Say, Text, plural, text

HAND_OVER_NAME = "hand-over"
"""The folder of the ticks, in the state folder."""


class MakingUsable:
    """What a person can do once the portal is there. All coroutines may be cancelled."""

    def __init__(self, stage: Stage, today: Callable[[], date] = date.today) -> None:
        self._stage = stage
        self._today = today
        self._writing = asyncio.Lock()

    async def look(self) -> None:
        """Looks at what was kept and at the table permissions, unless that was done."""
        if self._now.ticks is None:
            await self.read_ticks()
        if self._now.facts is None and self._now.of(Part.PERMISSIONS).doing is None:
            await self.check_permissions()

    async def check_permissions(self) -> None:
        """Reads which table permissions are there."""
        async with self._doing(Part.PERMISSIONS, text("Looking at the table permissions")):
            site = self._stage.site()
            facts = await read_permissions(self._client(), site)
            self._become(site, lambda now: replace(now, facts=facts))

    async def make_permissions(self) -> None:
        """Makes the permissions that are missing. However it ends, what is there then is looked at."""
        async with self._doing(Part.PERMISSIONS, text("Creating the table permissions")):
            site, client = self._stage.site(), self._client()
            try:
                facts = await make_missing(client, site, self._now.answers)
            except Trouble:
                with contextlib.suppress(Trouble):
                    facts = await read_permissions(client, site)
                    self._become(site, lambda now: replace(now, facts=facts))
                raise
            self._become(site, lambda now: replace(now, facts=facts))

    def answer(self, question: str, option: str) -> None:
        """Takes what the person says where the program cannot tell."""
        now = self._now
        self._show(replace(now, answers={**now.answers, question: option}))

    async def read_invitees(self) -> None:
        """Reads who can be invited; again, if that was done before."""
        async with self._doing(Part.INVITEES, text("Reading contacts and accounts")):
            site, found = self._stage.site(), list[Invitee]()
            async for page in read_invitees(self._client()):
                found += page
                self._tell(
                    Part.INVITEES,
                    plural("{count} row has been read", "{count} rows have been read", len(found)),
                )
            everybody = tuple(found)
            self._become(site, lambda now: replace(now, invitees=everybody))

    async def save_invitees(self, everybody: tuple[Invitee, ...], file: Path, say: Say) -> None:
        """Writes these of them to a file that a spreadsheet can read, in the words of `say`."""
        async with self._doing(Part.INVITEES, text("Saving the list")):
            await asyncio.to_thread(lambda: save(file, invitees_csv(everybody, say)))

    async def read_ticks(self) -> None:
        """Reads what is ticked of the hand-over list on this computer."""
        async with self._doing(Part.HAND_OVER, text("Reading the list")):
            site = self._stage.site()
            ticks = await asyncio.to_thread(self._notes.read, self._place(site))
            self._become(site, lambda now: replace(now, ticks=ticks))

    async def tick(self, item: str, *, done: bool) -> None:
        """Ticks an item of the hand-over list, or takes the tick away, and keeps that.

        Does nothing where it is not known what was ticked before.
        """
        if self._now.ticks is None:
            return
        site = self._stage.site()
        ticks = {name: day for name, day in self._now.ticks.items() if name != item}
        if done:
            ticks[item] = self._today()
        self._show(replace(self._now, ticks=ticks))
        async with self._doing(Part.HAND_OVER, text("Keeping the list")), self._writing:
            await asyncio.to_thread(self._notes.write, self._place(site), self._now.ticks or {})

    @property
    def _now(self) -> Usability:
        return self._stage.state.usability

    @property
    def _notes(self) -> HandOverNotes:
        return HandOverNotes(self._stage.connection.folder / HAND_OVER_NAME)

    def _place(self, site: Website) -> NotesPlace:
        environment = self._stage.environment()
        return NotesPlace(self._stage.connection.cloud.id, environment.id, site.record or site.id)

    def _client(self) -> Client:
        environment = self._stage.environment()
        if not environment.dataverse:
            raise NotConnected("dataverse")
        return self._stage.company().dataverse(environment.dataverse)

    def _show(self, usability: Usability) -> None:
        self._stage.become(replace(self._stage.state, usability=usability))

    def _become(self, site: Website, change: Callable[[Usability], Usability]) -> None:
        """Takes a new fact, unless it is about another site than the present one."""
        here = self._stage.state.site
        if here is not None and here.id == site.id:
            self._show(change(self._now))

    def _tell(self, part: Part, what: Text) -> None:
        self._show(self._now.with_work(part, Work(doing=what)))

    @contextlib.asynccontextmanager
    async def _doing(self, part: Part, what: Text) -> AsyncIterator[None]:
        """Shows `what` while the work runs, and what came in its way if it did not end well."""
        ending = Work()
        self._tell(part, what)
        try:
            yield
        except Trouble as trouble:
            ending = Work(problem=problem_of(trouble))
        finally:
            self._show(self._now.with_work(part, ending))
