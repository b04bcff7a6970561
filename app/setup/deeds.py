"""Showing an act while it runs, and how it ended."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

from app.aftercare.refusals import Change, refused_change
from app.errors import Trouble
from app.problems import problem_of
from app.setup.aftercare_state import Act, Deed
from app.setup.stage import Stage
from app.text import Text

Tell = Callable[[Text], None]


@contextlib.asynccontextmanager
async def deed_of(stage: Stage, act: Act, doing: Text, change: Change | None = None) -> AsyncIterator[Tell]:
    """Shows `doing` while the work runs, and then what it told or what came in its way."""
    ending = Deed()

    def tell(outcome: Text) -> None:
        nonlocal ending
        ending = Deed(outcome=outcome)

    _become(stage, act, Deed(doing=doing))
    try:
        yield tell
    except Trouble as trouble:
        ending = Deed(problem=refused_change(change, trouble) if change else problem_of(trouble))
    finally:
        _become(stage, act, ending)


def _become(stage: Stage, act: Act, deed: Deed) -> None:
    aftercare = stage.state.aftercare.with_deed(act, deed)
    stage.become(replace(stage.state, aftercare=aftercare))
