"""Coming back to a portal that was finished before: it is looked up anew, for it may have changed or gone."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from datetime import UTC, datetime

from app.aftercare.known_portal import Coming, KnownPortal, known_portals
from app.errors import FolderNotWritable
from app.provisioning.journal import Place
from app.services.environments import Environment
from app.services.websites import Website, list_websites
from app.setup import flow
from app.setup.aftercare_state import Act
from app.setup.baseline import Baseline
from app.setup.begun_before import account_of, found_again
from app.setup.deeds import deed_of
from app.setup.stage import Stage
from app.setup.state import StepId
from app.setup.update_state import UpdateState
from app.setup.usability import Usability
from app.text import text


class ComingBack:
    """What a person can do about the portals that are known here. All coroutines may be cancelled."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def open(self, portal: KnownPortal, *, updates: bool = False) -> None:
        """Goes to a portal; to the sign-in first where its account is not known, which then leads there.

        With `updates`, the way leads on to bringing it up to date, once it is found.
        """
        stage = self._stage
        account = account_of(portal.place, stage.state.saved_accounts)
        if account is None:
            portals = replace(stage.state.portals, wanted=portal, is_gone=False, updates=updates)
            stage.become(flow.reached_by(replace(stage.state, portals=portals), StepId.SIGN_IN))
            return
        state = stage.state.with_account(account)
        if state.environment is None or state.environment.id != portal.place.environment:
            place = portal.place
            state = state.with_environment(Environment(place.environment, place.environment_name))
        portals = replace(state.portals, wanted=portal, is_gone=False, updates=updates)
        state = replace(
            state,
            site=None,
            aftercare=state.aftercare.elsewhere(),
            usability=Usability(),
            baseline=Baseline(),
            portals=portals,
        )
        stage.become(flow.reached_by(state, StepId.FINISHED))

    def go_on(self) -> bool:
        """After the sign-in, goes to the portal that is wanted; False where this person wants none."""
        portals, account = self._stage.state.portals, self._stage.state.account
        wanted = portals.wanted
        if wanted is None or account is None or account_of(wanted.place, (account,)) is None:
            self.want_nothing()
            return False
        self.open(wanted, updates=portals.updates)
        return True

    def want_nothing(self) -> None:
        """Lets the way lead on as usual."""
        state = self._stage.state
        self._stage.become(replace(state, portals=state.portals.elsewhere()))

    async def find(self) -> None:
        """Looks for the portal that is wanted, in the environment as it is now. Does nothing without one.

        Found, it is brought up to date, if that is what it is wanted for and its content can be read.
        """
        stage, portals = self._stage, self._stage.state.portals
        wanted = portals.wanted
        if wanted is None:
            return
        async with deed_of(stage, Act.LOOK, text("Looking for your portal")):
            company = stage.company()
            environment = await found_again(company, wanted.place)
            sites = await list_websites(company.power_platform, environment.id)
            site = next((one for one in sites if one.id == wanted.website), None)
            state = stage.state.with_environment(environment)
            updates = portals.updates and site is not None and bool(site.record)
            still = portals.updates and site is None
            portals = replace(state.portals, wanted=wanted, is_gone=site is None, updates=still)
            update = UpdateState(is_from_list=True) if updates else None
            stage.become(replace(state, site=site, portals=portals, update=update))

    def check_environment(self) -> None:
        """Goes to the readiness checks of the environment whose portal is gone."""
        self.want_nothing()
        self._stage.become(flow.reached_by(self._stage.state, StepId.READINESS))

    def leave(self) -> None:
        """Goes to the first page, without the portal."""
        self.want_nothing()
        self._stage.become(flow.reached_by(self._stage.state, StepId.WELCOME))

    async def forget(self) -> None:
        """Shows the portal that is gone no more, and goes to the first page."""
        stage, wanted = self._stage, self._stage.state.portals.wanted
        if wanted is None:
            return
        with contextlib.suppress(FolderNotWritable):
            await asyncio.to_thread(stage.connection.portal_notes.hide, wanted)
        self.leave()
        await stage.remember(lambda state: state)


async def remember_portal(stage: Stage, site: Website) -> None:
    """Keeps the portal that the setup has come to, so that a later start of the program knows it."""
    connection, state = stage.connection, stage.state
    if state.account is None or state.environment is None:
        return
    creations = await asyncio.to_thread(connection.journal.creations)
    account, environment = state.account, state.environment
    place = Place(connection.cloud.id, account.id, environment.id, environment.name, account.tenant)
    coming = Coming.BY_HAND if state.course.appeared == site.id else Coming.TAKEN_OVER
    fresh = KnownPortal(place, site.id, site.name, coming, datetime.now(UTC))
    noted = await asyncio.to_thread(connection.portal_notes.read)
    portal = next((one for one in noted.portals if one.key == fresh.key), fresh)
    is_known = portal.key in {one.key for one in known_portals(creations, noted.portals, noted.hidden)}
    if not is_known:
        # What cannot be kept is found again through its environment.
        with contextlib.suppress(FolderNotWritable):
            await asyncio.to_thread(connection.portal_notes.note, portal)
    hidden = frozenset(noted.hidden) - {portal.key}
    known = known_portals(creations, (*noted.portals, portal), hidden)
    here = tuple(one for one in known if one.place.cloud == connection.cloud.id)
    stage.become(replace(stage.state, portals=replace(stage.state.portals, known=here)))
