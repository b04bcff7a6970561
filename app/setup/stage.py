"""Where a setup is at the moment, and what every part of it works with."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from app.errors import EnvironmentNotFound, SignInNeeded, Trouble
from app.problems import problem_of
from app.services.company import Company
from app.services.environments import Environment
from app.setup.connection import Connection
from app.setup.state import Activity, SetupState, StepId
from app.text import Text


class Stage:
    """Holds the state; `show` gets every new one. `connection` is the cloud that is asked."""

    def __init__(
        self, connection: Connection, show: Callable[[SetupState], None], state: SetupState | None = None
    ) -> None:
        self.connection = connection
        self.state = state or SetupState()
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

    def company(self) -> Company:
        """The services of the person's organisation.

        Raises:
            SignInNeeded: nobody has signed in.
        """
        if self.state.account is None:
            raise SignInNeeded
        return self.connection.company(self.state.account)

    def environment(self) -> Environment:
        """The chosen environment.

        Raises:
            EnvironmentNotFound: none is chosen.
        """
        if self.state.environment is None:
            raise EnvironmentNotFound("")
        return self.state.environment

    async def remember(self, change: Callable[[SetupState], SetupState]) -> None:
        """Makes `change`, and takes up what this computer remembers of accounts and of open creations.

        The state is changed as it is after the reading: the person may have gone on meanwhile.
        """
        accounts = await self.connection.accounts.saved()
        creations = await asyncio.to_thread(self.connection.journal.creations)
        cloud = self.connection.cloud.id
        unfinished = tuple(one for one in creations if one.is_open and one.place.cloud == cloud)
        kept = self.connection.accounts.kept
        state = change(self.state)
        self.become(replace(state, saved_accounts=accounts, unfinished=unfinished, keeps_sign_in=kept))
