"""The creation of a setup: asking for the portal, waiting for it, and going on with one that was begun."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from app.checks.check import CheckResult
from app.checks.portal_slot import CHECK as ROOM
from app.errors import (
    AddressRefused,
    Conflict,
    CreationStopped,
    CreationUncertain,
    NotSignedIn,
    PortalPerhapsThere,
    PortalThereAlready,
    SignInNeeded,
    Trouble,
)
from app.problems import problem_of
from app.provisioning.by_hand import leads_by_hand, page_by_hand, why_by_hand
from app.provisioning.create import Creator
from app.provisioning.journal import Creation, Event, open_in
from app.provisioning.plan import Adopt, Create, wanted
from app.provisioning.progress import CreationStage, Progress
from app.services.environments import Environment
from app.services.websites import Website
from app.setup import flow
from app.setup.begun_before import became_its_account, found_again
from app.setup.coming_back import remember_portal
from app.setup.course import ByHand, Course
from app.setup.keeping_baseline import KeepingBaseline
from app.setup.planning import looked_at
from app.setup.stage import Stage
from app.setup.state import SetupState, StepId
from app.text import text

_ELSE_THAN_FOUND = (
    Conflict,
    CreationStopped,
    CreationUncertain,
    PortalPerhapsThere,
    PortalThereAlready,
)
"""Endings after which the environment may be another than the one that the readiness step found."""


class Creating:
    """What a person can do about the creation. All coroutines may be cancelled; the journal remembers."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._baseline = KeepingBaseline(stage)

    async def create(self) -> None:
        """Carries out the plan and waits for the portal; goes on with a creation that is still open instead.

        A portal that is new is then kept as the baseline of later updates. Does nothing while it is at work
        already. Where the request was turned down, nothing is under way
        and the way back is free again. A new one is begun only once every step before is done, and not
        while the portal is made by hand.
        """
        stage = self._stage
        if stage.state.activity_of(StepId.CREATE).doing is not None or stage.state.course.by_hand:
            return
        async with stage.doing(StepId.CREATE, text("Creating your portal")):
            environment = stage.environment()
            begun = await self._begun(environment)
            if begun is None and not flow.is_reviewed(stage.state):
                stage.become(flow.reached_by(stage.state, StepId.READINESS))
                return
            try:
                site = await self._created(environment, begun)
            except Trouble as trouble:
                if await self._begun(environment) is None:
                    stage.become(self._turned_down(trouble, environment))
                raise
            stage.become(replace(stage.state, site=site))
            await remember_portal(stage, site)
        if self._is_new():
            await self._baseline.keep_template()

    async def resume(self, creation: Creation) -> None:
        """Goes on with a creation that was begun before; signs in first where its account is not known."""
        stage = self._stage
        if not became_its_account(stage, creation.place):
            return
        company = stage.company(unasked=False)
        environment = await found_again(company, creation.place)
        if stage.state.activity_of(StepId.CREATE).doing is not None:
            return
        state = stage.state.with_environment(environment)
        state = replace(state, request=creation.request, course=Course())
        stage.become(flow.reached_by(state, StepId.CREATE))
        await self.create()

    async def let_go(self, creation: Creation) -> None:
        """Ends a creation by the person's word, where Microsoft shows nothing of it any more.

        Nothing is asked of Microsoft. Before anything new is asked for there, the sites are looked at again.
        """
        await asyncio.to_thread(self._stage.connection.journal.write, creation, Event.ENDED)
        await self._stage.remember(lambda state: state)

    def creator(self) -> Creator:
        """What carries the plan out, or looks on while it is carried out by hand."""
        stage = self._stage
        # The journal has to be told first what became of the request: no page is opened in its middle.
        return Creator(stage.company(unasked=False), stage.connection.journal, self._tell_progress)

    async def _created(self, environment: Environment, begun: Creation | None) -> Website:
        """The portal, also where the person has to sign in again: what was begun is gone on with."""
        while True:
            since = time.monotonic()
            try:
                return await self._worked(environment, begun)
            except (SignInNeeded, NotSignedIn) as trouble:
                if not await self._stage.proved(self._wish_of(trouble), since):
                    raise
            begun = await self._begun(environment)

    def _wish_of(self, trouble: SignInNeeded | NotSignedIn) -> SignInNeeded:
        if isinstance(trouble, SignInNeeded) and trouble.resource:
            return trouble
        return SignInNeeded(trouble.claims, resource=self._stage.connection.cloud.power_platform.address)

    def _is_new(self) -> bool:
        """Whether there is a portal that was made just now: then it is as the template made it."""
        state = self._stage.state
        if state.site is None:
            return False
        made_here = isinstance(state.course.way, Create) and not state.request.record
        return made_here or state.course.appeared == state.site.id

    async def _worked(self, environment: Environment, begun: Creation | None) -> Website:
        stage, way = self._stage, self._stage.state.course.way
        creator = self.creator()
        if begun is not None:
            stage.become(replace(stage.state, request=begun.request))
            return await creator.resume(begun)
        request = wanted(way, stage.state.request)
        if isinstance(way, Adopt):
            return await creator.await_site(environment.id, way.site.id)
        return await creator.create(environment, request, looked=looked_at(stage.state))

    def _turned_down(self, trouble: Trouble, environment: Environment) -> SetupState:
        """The state once nothing is under way: with what the person can do instead."""
        state = replace(self._stage.state, progress=None)
        course, request = state.course, wanted(state.course.way, state.request)
        if isinstance(trouble, AddressRefused):
            course = replace(course, refused=course.refused | {request.subdomain})
            return flow.reached_by(replace(state, course=course), StepId.SITE)
        if isinstance(trouble, _ELSE_THAN_FOUND):
            # It has to look again, and the person to say so again, before anything is asked.
            return state.with_result(CheckResult(ROOM))
        progress = self._stage.state.progress
        was_asked = progress is not None and progress.stage is CreationStage.ASKING
        if not was_asked or not leads_by_hand(trouble):
            return state
        page = page_by_hand(self._stage.connection.cloud, environment.id, request)
        by_hand = ByHand(why_by_hand(trouble), problem_of(trouble), page, looked_at(state))
        return replace(state, course=replace(course, by_hand=by_hand))

    def _tell_progress(self, progress: Progress) -> None:
        self._stage.become(replace(self._stage.state, progress=progress))

    async def _begun(self, environment: Environment) -> Creation | None:
        connection = self._stage.connection
        creations = await asyncio.to_thread(connection.journal.creations)
        return open_in(creations, connection.cloud.id, environment.id)
