"""Where a setup is at the moment, and what every part of it works with."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from app.aftercare.known_portal import known_portals
from app.errors import EnvironmentNotFound, NotFound, SignInNeeded, Trouble
from app.identity.accounts import Account
from app.problems import SignInWish, problem_of
from app.services.client import nobody_proves
from app.services.company import Company
from app.services.environments import Environment
from app.services.websites import Website
from app.setup.connection import Connection
from app.setup.proof import Proof
from app.setup.proving import OpenPage, Proving
from app.setup.state import Activity, SetupState, StepId
from app.text import Text


class Stage:
    """Holds the state; `show` gets every new one. `connection` is the cloud that is asked.

    `open_page` is the browser for pages that a service asks for; None where none may be opened unasked.
    """

    def __init__(
        self,
        connection: Connection,
        show: Callable[[SetupState], None],
        state: SetupState | None = None,
        open_page: OpenPage | None = None,
    ) -> None:
        self.connection = connection
        self.state = state or SetupState()
        self.proving = Proving(self._signed_in_again, open_page, self._show_proof)
        self._show = show

    def become(self, state: SetupState) -> None:
        """Takes the setup to another state."""
        if state != self.state:
            self.state = state
            self._show(state)

    @contextlib.asynccontextmanager
    async def doing(self, step: StepId, what: Text) -> AsyncIterator[None]:
        """Shows `what` while the work runs, and what came in its way if it did not end well."""
        ending = Activity()
        self.become(self.state.with_activity(step, Activity(doing=what)))
        try:
            yield
        except Trouble as trouble:
            ending = Activity(problem=problem_of(trouble))
        finally:
            self.become(self.state.with_activity(step, ending))

    def company(self, *, unasked: bool = True) -> Company:
        """The services of the person's organisation. With `unasked`, they may send the person to the browser.

        Raises:
            SignInNeeded: nobody has signed in.
        """
        if self.state.account is None:
            raise SignInNeeded
        return self.connection.company(self.state.account, self.proved if unasked else nobody_proves)

    async def proved(self, needed: SignInNeeded, begun: float) -> bool:
        """Lets the person prove what a service wants. Says whether to ask that service once more."""
        if self.state.account is None:
            return False
        return await self.proving.prove(self.state.account, needed, begun)

    def environment(self) -> Environment:
        """The chosen environment.

        Raises:
            EnvironmentNotFound: none is chosen.
        """
        if self.state.environment is None:
            raise EnvironmentNotFound("")
        return self.state.environment

    def site(self) -> Website:
        """The portal that is there.

        Raises:
            NotFound: none is known yet.
        """
        if self.state.site is None:
            raise NotFound("Power Platform", 404)
        return self.state.site

    async def _signed_in_again(self, open_page: OpenPage, account: Account, needed: SignInNeeded) -> Account:
        wish = SignInWish(needed.resource, needed.claims)
        again = await self.connection.sign_in_again(open_page, account, wish)
        # Someone else may have signed in instead.
        await self.remember(lambda state: state)
        return again

    def _show_proof(self, proof: Proof | None) -> None:
        self.become(replace(self.state, proof=proof))

    async def remember(self, change: Callable[[SetupState], SetupState]) -> None:
        """Makes `change`, and takes up what this computer remembers of accounts and of open creations.

        The state is changed as it is after the reading: the person may have gone on meanwhile.
        """
        accounts = await self.connection.accounts.saved()
        creations = await asyncio.to_thread(self.connection.journal.creations)
        cloud = self.connection.cloud.id
        here = tuple(one for one in creations if one.place.cloud == cloud)
        unfinished = tuple(one for one in here if one.is_open)
        removals = tuple(one for one in here if one.is_being_removed)
        noted = await asyncio.to_thread(self.connection.portal_notes.read)
        known = known_portals(
            here, tuple(one for one in noted.portals if one.place.cloud == cloud), noted.hidden
        )
        state = change(self.state)
        state = replace(
            state,
            saved_accounts=accounts,
            keeps_sign_in=self.connection.accounts.kept,
            unfinished=unfinished,
            aftercare=replace(state.aftercare, removals=removals),
            portals=replace(state.portals, known=known),
        )
        self.become(state)
