from __future__ import annotations

from dataclasses import replace

from window_places import ALEX, BUILDING, CHOSEN, READINESS, SIGN_IN, SITE, WELCOME
from window_results import results_with

from app.checks.check import Verdict
from app.errors import ServiceRefused
from app.problems import problem_of
from app.setup.moments import moments
from app.setup.state import Activity, SetupState, StepId


def _lines(before: SetupState | None, after: SetupState) -> list[str]:
    return list(moments(before, after))


def test_a_session_begins_with_its_step() -> None:
    assert _lines(None, WELCOME) == ["step welcome"]


def test_a_state_that_says_nothing_new_makes_no_line() -> None:
    assert _lines(READINESS, READINESS) == []


def test_signing_in_is_told_without_the_name() -> None:
    lines = _lines(SIGN_IN, replace(SIGN_IN, account=ALEX))
    assert lines == ["signed in"]


def test_the_environment_is_told_by_its_id() -> None:
    assert _lines(replace(CHOSEN, environment=None), CHOSEN) == ["environment e-1, Production, westeurope"]


def test_each_verdict_is_told_once() -> None:
    found = replace(READINESS, readiness=results_with({"first-site": Verdict.NOT_READY}))
    lines = _lines(READINESS, found)
    assert "check first-site not-ready" in lines
    assert len(lines) == len(found.readiness)
    assert _lines(found, found) == []


def test_a_problem_is_told_by_its_codes() -> None:
    problem = problem_of(ServiceRefused("Power Platform", 403, "Forbidden", "You, Alex, may not", "c-1"))
    lines = _lines(READINESS, READINESS.with_activity(StepId.READINESS, Activity(problem=problem)))
    assert lines[0].startswith(f"problem readiness {problem.code}")
    assert "Alex" not in lines[0]


def test_how_far_a_creation_is_can_be_followed() -> None:
    assert "creation building" in _lines(replace(BUILDING, progress=None), BUILDING)
    assert "portal s-1" in _lines(BUILDING, replace(BUILDING, site=SITE))
