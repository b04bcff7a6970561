"""The update's part of the state: what is known of it, and how it changes while work goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.errors import Trouble
from app.problems import problem_of
from app.setup.stage import Stage
from app.setup.update_state import Counted, UpdateState
from app.text import Text


@dataclass(frozen=True)
class UpdateStage:
    """The update of the portal that is shown on `stage`."""

    stage: Stage

    @property
    def now(self) -> UpdateState:
        """What is known of the update; of none, what one begins with."""
        return self.stage.state.update or UpdateState()

    def become(self, update: UpdateState) -> None:
        """Puts this in the place of what is known."""
        self.stage.become(replace(self.stage.state, update=update))

    def change(self, **changes: Any) -> None:
        """Changes what is known of the update, if it still goes on."""
        if self.stage.state.update is not None:
            self.become(replace(self.now, **changes))

    def counting(self, what: Text) -> Callable[[int, int], None]:
        """Shows of `what` how much is done, and how much there is."""
        return lambda done, known: self.change(doing=Counted(what, done, known))

    @contextlib.contextmanager
    def doing(self, what: Text) -> Iterator[None]:
        """Shows `what` while the work runs, and then what came in its way."""
        problem = None
        self.change(doing=Counted(what), problem=None)
        try:
            yield
        except Trouble as trouble:
            problem = problem_of(trouble)
        finally:
            self.change(doing=None, problem=problem)
