"""The way that the person has chosen, and what becomes of it as checks are made again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from setup_states import SITE, whole

from app.checks.check import CheckResult, Finding, Verdict
from app.checks.portal_slot import CHECK, PORTAL_SLOT
from app.errors import Forbidden
from app.problems import problem_of
from app.provisioning.plan import Adopt, Create, Reactivate, Way
from app.provisioning.site_request import SiteRequest
from app.services.dataverse import WebsiteRecord
from app.setup import flow
from app.setup.course import ByHand, Course
from app.setup.planning import choosing_way, looked_at
from app.setup.state import SetupState, StepId
from app.setup.steps import STEPS
from app.text import render, text

RECORD = WebsiteRecord("r-9", "Old portal")
OTHER = replace(SITE, id="site-2", name="Other")


def found(*ways: Way, verdict: Verdict = Verdict.COULD_NOT_CHECK) -> CheckResult:
    return CheckResult(CHECK, Finding(verdict, text("Found."), ways=ways))


def at_readiness(result: CheckResult) -> SetupState:
    return whole(StepId.READINESS).with_result(result)


def room(state: SetupState) -> CheckResult:
    return next(one for one in state.readiness if one.check.id == PORTAL_SLOT)


def test_a_portal_that_is_there_holds_back_until_it_is_taken_over() -> None:
    state = at_readiness(found(Adopt(SITE), verdict=Verdict.NOT_READY))
    assert not state.is_ready
    assert state.with_way(Adopt(SITE)).is_ready
    assert not state.with_way(Adopt(SITE)).with_way(Create()).is_ready


def test_a_way_that_nothing_leads_to_settles_nothing() -> None:
    state = at_readiness(found(Adopt(SITE), verdict=Verdict.NOT_READY))
    assert not state.with_way(Adopt(OTHER)).is_ready


def test_a_choice_survives_a_check_that_finds_the_same_again() -> None:
    state = at_readiness(found(Adopt(SITE))).with_way(Adopt(SITE))
    later = replace(SITE, trial_days=3)
    again = state.with_result(CheckResult(CHECK)).with_result(found(Adopt(later)))
    assert again.course.way == Adopt(later)
    assert again.is_ready


@pytest.mark.parametrize("result", [found(Create(), verdict=Verdict.READY), found()])
def test_a_choice_is_dropped_once_it_is_gone(result: CheckResult) -> None:
    state = at_readiness(found(Adopt(SITE))).with_way(Adopt(SITE)).with_result(result)
    assert state.course.way == Create()
    assert not room(state).decided


def test_other_checks_leave_the_choice_alone() -> None:
    state = at_readiness(found(Adopt(SITE))).with_way(Adopt(SITE))
    other = next(one for one in state.readiness if one.check.id != PORTAL_SLOT)
    assert state.with_result(other).course.way == Adopt(SITE)


def test_who_says_that_none_is_a_portal_has_looked_at_those_and_no_others() -> None:
    state = at_readiness(found(Adopt(SITE), Create())).with_confirmation(PORTAL_SLOT)
    assert looked_at(state) == {SITE.id}
    assert room(state.with_result(found(Adopt(SITE), Create()))).confirmed() == room(state)
    surprised = state.with_result(found(Adopt(SITE), Adopt(OTHER), Create()))
    assert not surprised.is_ready
    assert looked_at(surprised) == {SITE.id}


def test_a_step_that_is_not_on_the_way_is_passed_over_both_ways() -> None:
    state = at_readiness(found(Adopt(SITE))).with_way(Adopt(SITE))
    there = flow.forward(state)
    assert there.step is StepId.REVIEW
    assert flow.obstacle(there) is None
    assert flow.back(there).step is StepId.READINESS
    assert not any(one.reachable for one in flow.rail(there) if one.step.id is StepId.SITE)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (Create(), "Create the portal"),
        (Reactivate(RECORD), "Bring the portal back"),
        (Adopt(SITE), "Take over this portal"),
    ],
)
def test_the_button_names_the_act(way: Way, words: str) -> None:
    review = next(step for step in STEPS if step.id is StepId.REVIEW)
    assert render(review.forward(replace(whole(StepId.REVIEW), course=Course(way)))) == words


def test_what_is_brought_back_needs_an_address_and_no_name() -> None:
    state = choosing_way(whole(StepId.SITE), Reactivate(RECORD))
    assert state.request == SiteRequest("Old portal", "old-portal", 1033)
    assert flow.obstacle(replace(state, request=replace(state.request, name=""))) is None
    assert flow.obstacle(replace(state, request=replace(state.request, subdomain=""))) is not None


def test_an_address_that_was_refused_has_to_be_changed() -> None:
    state = whole(StepId.SITE)
    refused = replace(state, course=Course(refused=frozenset({state.request.subdomain})))
    assert flow.obstacle(refused) is not None


def test_leaving_the_step_ends_the_way_by_hand() -> None:
    by_hand = ByHand(text("Because."), problem_of(Forbidden("Power Platform", 403)), "page")
    state = replace(whole(StepId.CREATE), progress=None, site=None, course=Course(by_hand=by_hand))
    assert flow.can_go_back(state)
    assert flow.back(state).course.by_hand is None


def test_another_environment_starts_anew() -> None:
    state = at_readiness(found(Adopt(SITE))).with_way(Adopt(SITE))
    assert state.with_environment(None).course == Course()
