"""Moving between the steps. Pure: from one state to the next.

Back and forth change nothing but the step, so what was chosen is still there. A finished step can be
visited again as long as nothing has been created.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from app.setup.state import SetupState, StepId
from app.setup.steps import STEPS, Step
from app.text import Text


class Mark(Enum):
    """How a step stands in the list of steps."""

    DONE = "done"
    CURRENT = "current"
    OPEN = "open"
    LATER = "later"


@dataclass(frozen=True)
class RailEntry:
    """A step as the list of steps shows it. `reachable` says that it can be chosen there."""

    step: Step
    mark: Mark
    reachable: bool


def step_of(state: SetupState) -> Step:
    """The current step."""
    return STEPS[_place(state.step)]


def obstacle(state: SetupState) -> Text | None:
    """Why one cannot go on, in words; None if one can."""
    return step_of(state).obstacle(state)


def can_go_back(state: SetupState) -> bool:
    """Whether there is a way back."""
    return _place(state.step) > 0 and step_of(state).returns(state)


def forward(state: SetupState) -> SetupState:
    """The state at the next step; the same state where something is in the way or nothing follows."""
    following = [step for step in STEPS[_place(state.step) + 1 :] if step.needed(state)]
    if obstacle(state) is not None or not following:
        return state
    return _at(state, following[0].id)


def back(state: SetupState) -> SetupState:
    """The state at the step before; the same state where there is no way back.

    From something that is being put right, the way back leads to the step that it belongs to.
    """
    if state.mending is not None:
        return replace(state, mending=None)
    before = [step for step in STEPS[: _place(state.step)] if step.needed(state)]
    return _at(state, before[-1].id) if can_go_back(state) else state


def go(state: SetupState, step: StepId) -> SetupState:
    """The state at a step that the list of steps offers; the same state for any other."""
    entry = rail(state)[_place(step)]
    return _at(state, step) if entry.reachable else state


def rail(state: SetupState) -> tuple[RailEntry, ...]:
    """All steps with how they stand."""
    here, furthest = _place(state.step), _place(state.furthest)
    free = step_of(state).returns(state)
    last = _place(StepId.REVIEW)
    entries = []
    for place, step in enumerate(STEPS):
        before = all(earlier.obstacle(state) is None for earlier in STEPS[:place])
        open_now = free and before and step.needed(state)
        reachable = open_now and place <= min(furthest, last) and place != here
        entries.append(RailEntry(step, _mark(place, here, furthest), reachable))
    return tuple(entries)


def is_reviewed(state: SetupState) -> bool:
    """Whether every step before the creation is done."""
    return all(step.obstacle(state) is None for step in STEPS[: _place(StepId.CREATE)])


def reached_by(state: SetupState, step: StepId) -> SetupState:
    """The state at `step` without asking the steps before: for work that is found again after a start."""
    return _at(state, step)


def _at(state: SetupState, step: StepId) -> SetupState:
    furthest = max(state.furthest, step, key=_place)
    # Whoever leaves the step in which a portal is made by hand can let the program try again.
    course = state.course if step is StepId.CREATE else replace(state.course, by_hand=None)
    return replace(state, step=step, furthest=furthest, course=course, mending=None, update=None)


def _mark(place: int, here: int, furthest: int) -> Mark:
    if place == here:
        return Mark.CURRENT
    if place < here:
        return Mark.DONE
    return Mark.OPEN if place <= furthest else Mark.LATER


def _place(step: StepId) -> int:
    return next(place for place, one in enumerate(STEPS) if one.id is step)
