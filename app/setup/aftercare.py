"""The portal that is there: looking at it, and changing it. Its removal is in `removing`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.aftercare.acts import Caretaker, Certainty, Outcome
from app.aftercare.calendar_file import CalendarDay, calendar_file
from app.aftercare.origin import origin_of_site
from app.aftercare.reachability import Reach, ReachPatience, wait_for_answer
from app.aftercare.refusals import Change
from app.aftercare.trial import trial_dates
from app.errors import NotSignedIn, ServiceDown, ServiceRefused, Throttled
from app.report.saving import save
from app.services.site_answers import SiteAnswer, look_at_site
from app.services.site_scan import scan_website
from app.services.website_operations import get_website
from app.services.websites import Website
from app.setup.aftercare_state import Act, Aftercare
from app.setup.aftercare_words import OPENED, OUTCOMES, reminder_about, reminder_title
from app.setup.deeds import deed_of
from app.setup.stage import Stage
from app.text import Say, Text, text

_LATER = (NotSignedIn, Throttled, ServiceDown)


async def _nothing() -> None:
    pass


class CaringFor:
    """What a person can do with the portal. All coroutines may be cancelled; no change is sent twice."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def look(self) -> None:
        """Reads the site anew and whether this program made it, then waits until it answers visitors."""
        stage = self._stage
        async with deed_of(stage, Act.LOOK, text("Looking at the portal")):
            await self._read()
        await self.reach()

    async def glance(self) -> None:
        """Reads the site anew as `look` does, and looks once whether it answers."""
        async with deed_of(self._stage, Act.LOOK, text("Looking at the portal")):
            await self._read()
        await self.reach(ReachPatience(total=0.0))

    async def reach(self, patience: ReachPatience | None = None) -> None:
        """Waits until the portal answers visitors, unless that is being done already."""
        stage, site = self._stage, self._stage.state.site
        if site is None or stage.state.aftercare.deed(Act.REACH).doing is not None:
            return
        http, cloud = stage.connection.http, stage.connection.cloud

        async def look() -> SiteAnswer:
            return await look_at_site(http, cloud, site.address)

        async with deed_of(stage, Act.REACH, text("Waiting for the portal to answer")):
            await wait_for_answer(look, self._tell_reach, asyncio.sleep, patience or ReachPatience())

    async def scan(self) -> None:
        """Has Microsoft check the site. It is asked for once, and may take minutes."""
        stage, site = self._stage, self._stage.site()
        async with deed_of(stage, Act.SCAN, text("Microsoft is checking the site"), Change.SCAN):
            found = await scan_website(
                stage.company().power_platform, stage.environment().id, site.id, site.language
            )
            self._become(replace(stage.state.aftercare, findings=found))

    async def restart(self, settled: Callable[[], Awaitable[None]] = _nothing) -> None:
        """Restarts the site, and waits until it answers again.

        `settled` is called once Microsoft has taken that or said no to it, and not where nobody could ask.
        """

        async def ask(care: Caretaker, site: Website) -> Outcome:
            try:
                outcome = await care.restart(site)
            except ServiceRefused as refused:
                if not isinstance(refused, _LATER):
                    await settled()
                raise
            if outcome.certainty is not Certainty.UNKNOWN:
                await settled()
            return outcome

        await self._change(Act.RESTART, text("Restarting the portal"), Change.RESTART, ask)

    async def make_public(self, *, public: bool) -> None:
        """Opens the site to everyone, or closes it; the site restarts."""
        change = Change.OPEN_TO_ALL if public else Change.CLOSE
        words = text("Making the portal public") if public else text("Making the portal private")

        def ask(care: Caretaker, site: Website) -> Awaitable[Outcome]:
            return care.change_visibility(site, public=public)

        await self._change(Act.VISIBILITY, words, change, ask)

    async def convert(self) -> None:
        """Turns the trial into a production site."""
        words = text("Converting the portal to production")
        await self._change(Act.CONVERSION, words, Change.CONVERT, lambda care, site: care.convert(site))

    async def save_reminder(self, file: Path, say: Say) -> None:
        """Writes the last day of the trial into a calendar file, in the words of `say`."""
        state = self._stage.state
        site, seen = self._stage.site(), state.aftercare.seen
        dates = trial_dates(site, seen.astimezone()) if seen else None
        if dates is None:
            return
        entry = CalendarDay(
            identity=site.id,
            day=dates.ends,
            title=say(reminder_title(site)),
            about=say(reminder_about(site, dates.deleted)),
            address=site.address,
        )
        async with deed_of(self._stage, Act.REMINDER, text("Saving the calendar file")) as tell:
            await asyncio.to_thread(save, file, calendar_file(entry, datetime.now(UTC)))
            tell(text("The calendar file is saved. Open it to add the day to your calendar."))

    async def _change(
        self,
        act: Act,
        words: Text,
        change: Change,
        ask: Callable[[Caretaker, Website], Awaitable[Outcome]],
    ) -> None:
        """Asks for a change, unless another is under way, and says what became of it."""
        stage = self._stage
        if stage.state.aftercare.is_changing:
            return
        site = self._stage.site()
        async with deed_of(stage, act, words, change) as tell:
            care = Caretaker(stage.company().power_platform, stage.environment().id)
            outcome = await ask(care, site)
            self._saw(outcome.site)
            is_open = change is Change.OPEN_TO_ALL and outcome.certainty is Certainty.SEEN
            tell(OPENED if is_open else OUTCOMES[act, outcome.certainty])
        if stage.state.aftercare.deed(act).problem is None:
            await self.reach()

    async def _read(self) -> None:
        stage, site = self._stage, self._stage.site()
        company, environment = stage.company(), stage.environment()
        creations = await asyncio.to_thread(stage.connection.journal.creations)
        try:
            site = await get_website(company.power_platform, environment.id, site.id)
            self._saw(site)
        finally:
            origin = origin_of_site(creations, company.cloud.id, environment.id, site)
            self._become(replace(stage.state.aftercare, origin=origin))

    def _saw(self, site: Website) -> None:
        state = self._stage.state
        aftercare = replace(state.aftercare, seen=datetime.now(UTC))
        self._stage.become(replace(state, site=site, aftercare=aftercare))

    def _tell_reach(self, reach: Reach) -> None:
        self._become(replace(self._stage.state.aftercare, reach=reach))

    def _become(self, aftercare: Aftercare) -> None:
        self._stage.become(replace(self._stage.state, aftercare=aftercare))
