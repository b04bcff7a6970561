from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from setup_states import PROD, STARTED, UAT, results, whole

from app.checks.check import Verdict
from app.provisioning.progress import CreationStage, Progress
from app.setup import flow
from app.setup.flow import Mark
from app.setup.state import SetupState, StepId

_ORDER = list(StepId)
_BEFORE_CREATION = _ORDER[: _ORDER.index(StepId.CREATE)]


def at(step: StepId) -> SetupState:
    """Everything settled that has to be settled before Review, at an earlier step."""
    return replace(whole(StepId.REVIEW), step=step)


@pytest.mark.parametrize(("step", "following"), list(itertools.pairwise(_ORDER)))
def test_forward_goes_to_the_next_step(step: StepId, following: StepId) -> None:
    state = flow.forward(whole(step))
    assert (state.step, state.furthest) == (following, following)


@pytest.mark.parametrize("step", [one for one in StepId if one not in (StepId.WELCOME, StepId.FINISHED)])
def test_forward_stays_where_something_is_in_the_way(step: StepId) -> None:
    state = SetupState(step=step, furthest=step)
    assert flow.obstacle(state) is not None
    assert flow.forward(state) is state


def test_nothing_follows_the_last_step() -> None:
    state = whole(StepId.FINISHED)
    assert flow.forward(state) is state


@pytest.mark.parametrize("step", _BEFORE_CREATION)
def test_back_and_forward_again_restores_exactly(step: StepId) -> None:
    state = at(step)
    there = flow.forward(state)
    if there.step is StepId.CREATE:
        assert flow.back(there).request == state.request
        return
    assert flow.back(there) == state
    assert flow.forward(flow.back(there)) == there


def test_back_all_the_way_loses_nothing() -> None:
    state = review = whole(StepId.REVIEW)
    for _ in _ORDER:
        state = flow.back(state)
    assert state == replace(review, step=StepId.WELCOME)
    for _ in _BEFORE_CREATION[1:]:
        state = flow.forward(state)
    assert state == review


def test_there_is_no_way_back_from_the_first_and_the_last_step() -> None:
    for state in (SetupState(), whole(StepId.FINISHED)):
        assert not flow.can_go_back(state)
        assert flow.back(state) is state


def test_there_is_no_way_back_while_a_portal_is_created() -> None:
    state = replace(whole(StepId.REVIEW), step=StepId.CREATE, furthest=StepId.CREATE)
    assert flow.can_go_back(state)
    busy = replace(state, progress=Progress(CreationStage.BUILDING, STARTED))
    assert not flow.can_go_back(busy)
    assert flow.back(busy) is busy
    assert flow.go(busy, StepId.ENVIRONMENT) is busy


def test_the_rail_shows_where_one_is_and_where_one_may_go() -> None:
    entries = flow.rail(at(StepId.READINESS))
    assert [entry.mark for entry in entries] == [
        Mark.DONE,
        Mark.DONE,
        Mark.DONE,
        Mark.CURRENT,
        Mark.OPEN,
        Mark.OPEN,
        Mark.LATER,
        Mark.LATER,
    ]
    assert [entry.reachable for entry in entries] == [True, True, True, False, True, True, False, False]


def test_the_rail_leads_past_nothing_that_is_in_the_way() -> None:
    state = replace(at(StepId.WELCOME), readiness=results(Verdict.NOT_READY))
    assert [entry.step.id for entry in flow.rail(state) if entry.reachable] == [
        StepId.SIGN_IN,
        StepId.ENVIRONMENT,
        StepId.READINESS,
    ]


def test_creating_is_never_started_from_the_rail() -> None:
    state = replace(at(StepId.SITE), furthest=StepId.FINISHED)
    reachable = {entry.step.id for entry in flow.rail(state) if entry.reachable}
    assert reachable.isdisjoint({StepId.CREATE, StepId.FINISHED})


def test_going_where_the_rail_does_not_lead_changes_nothing() -> None:
    state = whole(StepId.ENVIRONMENT)
    for step in (StepId.SITE, StepId.CREATE, StepId.ENVIRONMENT):
        assert flow.go(state, step) is state
    assert flow.go(state, StepId.SIGN_IN).step is StepId.SIGN_IN


def test_work_that_is_found_again_starts_at_its_step() -> None:
    state = flow.reached_by(SetupState(), StepId.CREATE)
    assert (state.step, state.furthest) == (StepId.CREATE, StepId.CREATE)


_MOVES = st.lists(
    st.one_of(st.sampled_from(["forward", "back", "another environment"]), st.sampled_from(StepId))
)


@given(st.sampled_from(_BEFORE_CREATION), _MOVES)
def test_wherever_one_goes_the_steps_before_are_settled(start: StepId, moves: list[str | StepId]) -> None:
    state = whole(start)
    for move in moves:
        match move:
            case "forward":
                state = flow.forward(state)
            case "back":
                state = flow.back(state)
            case StepId():
                state = flow.go(state, move)
            case _:
                other = PROD if state.environment == UAT else UAT
                state = state.with_environment(other) if state.step is StepId.ENVIRONMENT else state
        here = _ORDER.index(state.step)
        assert here <= _ORDER.index(state.furthest)
        assert [flow.obstacle(replace(state, step=step)) for step in _ORDER[:here]] == [None] * here
        assert sum(entry.mark is Mark.CURRENT for entry in flow.rail(state)) == 1
