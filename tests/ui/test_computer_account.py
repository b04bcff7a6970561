from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from window_states import STATES

from app.checks.check import Finding, Verdict
from app.errors import SignInNeeded, SignInRefused
from app.problems import problem_of
from app.setup.state import Activity, SetupState, StepId
from app.text import text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]

MANAGED = problem_of(SignInRefused("53000"))
ENDED = problem_of(SignInNeeded('{"a": 1}', "53001", resource="https://org.crm4.dynamics.com"))


def troubled(name: str, step: StepId, problem: Any = MANAGED) -> SetupState:
    return STATES[name].with_activity(step, Activity(problem=problem))


@pytest.mark.parametrize(
    ("state", "button"),
    [
        (troubled("sign-in", StepId.SIGN_IN), "computer"),
        (troubled("environment", StepId.ENVIRONMENT), "computer-again"),
        (troubled("create-stalled", StepId.CREATE, ENDED), "computer-again"),
    ],
)
def test_it_is_offered_where_a_managed_computer_is_asked_for(
    show: Show, state: SetupState, button: str
) -> None:
    shown = show(state, on_windows=True)
    assert "Use the account of this computer" in shown.words
    assert shown.has(button)
    assert not show(state).has(button)


def test_other_problems_are_not_helped_by_it(show: Show) -> None:
    assert not show("sign-in-timed-out", on_windows=True).has("computer")
    assert not show("environment-sign-in", on_windows=True).has("computer-again")


@pytest.mark.parametrize("problem", [MANAGED, ENDED])
def test_a_check_that_asks_for_a_managed_computer_offers_it(show: Show, problem: Any) -> None:
    state = STATES["readiness-ready"]
    first = replace(
        state.readiness[0],
        finding=Finding(Verdict.COULD_NOT_CHECK, text("This could not be checked."), problem=problem),
    )
    shown = show(replace(state, readiness=(first, *state.readiness[1:])), on_windows=True)
    assert shown.has("computer-again")


def test_windows_gets_the_handle_of_the_window_and_what_is_wanted(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = show(troubled("environment", StepId.ENVIRONMENT), on_windows=True)
    asked: list[tuple[Any, ...]] = []

    async def sign_in(*wanted: Any) -> None:
        asked.append(wanted)

    monkeypatch.setattr(shown.journey.people, "sign_in_again_with_computer", sign_in)
    spawned: list[Any] = []
    monkeypatch.setattr(shown.scope, "spawn", spawned.append)
    shown.press("computer-again")
    (work,) = spawned
    with pytest.raises(StopIteration):
        work.send(None)
    ((window, _open_page, wish),) = asked
    assert (window, wish) == (int(shown.window.winId()), None)
