"""One person's way through the setup: the steps, and what each of them lets the person do.

A window or a command line calls these; each takes the state a step further and tells the new one to
whoever shows it. Nothing is shown or asked here.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from app.provisioning.journal import open_in
from app.setup import flow
from app.setup.aftercare import CaringFor
from app.setup.arranging import Arranging
from app.setup.changing import Changing
from app.setup.checking import Checking
from app.setup.choosing import Choosing
from app.setup.coming_back import ComingBack
from app.setup.connection import Connection
from app.setup.creating import Creating
from app.setup.describing import Describing
from app.setup.keeping_baseline import KeepingBaseline
from app.setup.keeping_choices import KeepingChoices
from app.setup.live_tools import live_tools
from app.setup.making_by_hand import MakingByHand
from app.setup.making_usable import MakingUsable
from app.setup.mending import Mending
from app.setup.news import News
from app.setup.proving import OpenPage
from app.setup.reconciling import Reconciling
from app.setup.removing import Removing
from app.setup.reporting import Reporting
from app.setup.signing_in import SigningIn
from app.setup.stage import Stage
from app.setup.state import SetupState, StepId
from app.setup.update_tools import UpdateTools
from app.setup.updating import Updating


class Journey:
    """The setup of one portal. `show` gets every new state; all coroutines may be cancelled.

    `open_page` is the browser for pages that a service asks for; None where none may be opened unasked.
    `update_tools` gives what reads and changes websites for an update.
    """

    def __init__(
        self,
        connection: Connection,
        show: Callable[[SetupState], None],
        state: SetupState | None = None,
        open_page: OpenPage | None = None,
        update_tools: Callable[[Stage], UpdateTools] = live_tools,
    ) -> None:
        self._stage = Stage(connection, show, state, open_page)
        self.people = SigningIn(self._stage)
        self.unfinished = Reconciling(self._stage)
        self.coming_back = ComingBack(self._stage)
        self.by_hand = MakingByHand(self._stage)
        self.environments = Choosing(self._stage)
        self.checks = Checking(self._stage)
        self.mending = Mending(self._stage)
        self.site = Describing(self._stage)
        self.creation = Creating(self._stage)
        self.reports = Reporting(self._stage)
        self.usability = MakingUsable(self._stage)
        self.portal = CaringFor(self._stage)
        self.baseline = KeepingBaseline(self._stage)
        self.removal = Removing(self._stage)
        self.news = News(self._stage)
        self.arranging = Arranging(self._stage)
        tools = update_tools(self._stage)
        self.choices = KeepingChoices(self._stage, tools.drafts)
        self.updating = Updating(self._stage, tools, self.choices)
        self.changing = Changing(self._stage, tools.changes, self.choices.keep, self.portal.restart)

    @property
    def state(self) -> SetupState:
        """Where the setup is."""
        return self._stage.state

    def forward(self) -> None:
        """Goes to the next step, if nothing is in the way.

        From an environment in which a portal is being created already, that is the creation; after a sign-in
        for a portal that was finished before, it is that portal.
        """
        if self.state.step is StepId.SIGN_IN and self.coming_back.go_on():
            return
        state, chosen, cloud = self.state, self.state.environment, self._stage.connection.cloud
        begun = open_in(state.unfinished, cloud.id, chosen.id) if chosen else None
        if state.step is StepId.ENVIRONMENT and begun is not None:
            self._stage.become(flow.reached_by(replace(state, request=begun.request), StepId.CREATE))
        else:
            self._stage.become(flow.forward(state))

    def back(self) -> None:
        """Goes to the step before, if there is a way back."""
        self._stage.become(flow.back(self.state))
        self.coming_back.want_nothing()

    def go(self, step: StepId) -> None:
        """Goes to a step that the list of steps offers."""
        self._stage.become(flow.go(self.state, step))

    async def start(self) -> None:
        """Reads what this computer remembers: accounts, and portals that are still being created."""
        await self._stage.remember(lambda state: state)

    async def arrive(self) -> None:
        """Does what the current step needs at once, unless it was done before."""
        if self.state.step is StepId.READINESS:
            await self.environments.remember()
        if self.state.mending is not None:
            await self.mending.arrive()
            return
        if self.state.update is not None:
            await self.updating.arrive()
            return
        match self.state.step:
            case StepId.ENVIRONMENT if self.state.environments is None or self.state.listing.is_reading:
                await self.environments.load()
            case StepId.READINESS if not self.state.readiness or self.state.checks_are_running:
                await self.checks.check_rest()
            case StepId.SITE if self.state.languages is None:
                await self.site.load_languages()
            case StepId.CREATE if self.state.site is None:
                await self.creation.create()
            case StepId.FINISHED:
                await self._arrive_at_portal()

    async def _arrive_at_portal(self) -> None:
        if self.state.site is None:
            await self.coming_back.find()
        if self.state.site is not None and self.state.update is None:
            # Waiting for the portal to answer may take a quarter of an hour.
            await asyncio.gather(self.usability.look(), self.portal.look())
