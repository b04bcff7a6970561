"""Where a setup is at the moment, for whoever shows it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable

from app.errors import Trouble
from app.problems import problem_of
from app.setup.state import Activity, SetupState, StepId
from app.text import Text


class Stage:
    """Holds the state; `show` gets every new one."""

    def __init__(self, show: Callable[[SetupState], None], state: SetupState) -> None:
        self._show = show
        self.state = state

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
