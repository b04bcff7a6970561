"""The creation of a setup: asking for the portal, waiting for it, and going on with one that was begun."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

from app.checks.portal_slot import PORTAL_SLOT
from app.errors import NotSignedIn, SignInNeeded, Trouble
from app.provisioning.create import Creator
from app.provisioning.journal import Creation, open_in
from app.provisioning.progress import Progress
from app.services.environments import Environment
from app.services.websites import Website
from app.setup import flow
from app.setup.begun_before import account_of, found_again
from app.setup.stage import Stage
from app.setup.state import StepId
from app.text import text


class Creating:
    """What a person can do about the creation. All coroutines may be cancelled; the journal remembers."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def create(self) -> None:
        """Creates the portal and waits for it. A creation that is still open is gone on with instead.

        Does nothing while it is at work already. Where the request was turned down, nothing is under way
        and the way back is free again. A new one is begun only once every step before is done.
        """
        stage = self._stage
        if stage.state.activity_of(StepId.CREATE).doing is not None:
            return
        async with stage.doing(StepId.CREATE, text("Creating your portal")):
            environment = stage.environment()
            begun = await self._begun(environment)
            if begun is None and not flow.is_reviewed(stage.state):
                stage.become(flow.reached_by(stage.state, StepId.READINESS))
                return
            try:
                site = await self._created(environment, begun)
            except Trouble:
                if await self._begun(environment) is None:
                    stage.become(replace(stage.state, progress=None))
                raise
            stage.become(replace(stage.state, site=site))

    async def resume(self, creation: Creation) -> None:
        """Goes on with a creation that was begun before; signs in first where its account is not known."""
        stage = self._stage
        account = account_of(creation.place, stage.state.saved_accounts)
        if account is None:
            stage.become(flow.reached_by(stage.state, StepId.SIGN_IN))
            return
        stage.become(stage.state.with_account(account))
        company = stage.company(unasked=False)
        state = stage.state.with_environment(await found_again(company, creation.place))
        stage.become(flow.reached_by(replace(state, request=creation.request), StepId.CREATE))
        await self.create()

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

    async def _worked(self, environment: Environment, begun: Creation | None) -> Website:
        stage = self._stage
        # The journal has to be told first what became of the request: no page is opened in its middle.
        company = stage.company(unasked=False)
        creator = Creator(company, stage.connection.journal, self._tell_progress)
        if begun is None:
            looked = PORTAL_SLOT in stage.state.confirmed
            return await creator.create(environment, stage.state.request, looked=looked)
        stage.become(replace(stage.state, request=begun.request))
        return await creator.resume(begun)

    def _tell_progress(self, progress: Progress) -> None:
        self._stage.become(replace(self._stage.state, progress=progress))

    async def _begun(self, environment: Environment) -> Creation | None:
        connection = self._stage.connection
        creations = await asyncio.to_thread(connection.journal.creations)
        return open_in(creations, connection.cloud.id, environment.id)
