"""The steps of a setup: each one's name, and why one cannot go on from it yet.

Adding a step is adding its id and a row here; its page is the window's affair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.provisioning.plan import Adopt, Reactivate, reasons_against, wanted
from app.provisioning.site_request import objections
from app.setup.planning import found_in
from app.setup.state import SetupState, StepId, is_suitable
from app.text import Text, plural, text


def _next(_: SetupState) -> Text:
    return text("Next")


def _always(_: SetupState) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """A step. `obstacle` gives the reason why Next is off, or None; `forward` is what Next is called.

    `returns` says whether there is a way back: what Microsoft has been asked to create, Back cannot undo.
    `needed` says whether the step is on the way at all.
    """

    id: StepId
    title: Text
    obstacle: Callable[[SetupState], Text | None]
    forward: Callable[[SetupState], Text] = _next
    returns: Callable[[SetupState], bool] = _always
    needed: Callable[[SetupState], bool] = _always


def _nothing(_: SetupState) -> Text | None:
    return None


def _sign_in(state: SetupState) -> Text | None:
    return None if state.account else text("Sign in first.")


def _environment(state: SetupState) -> Text | None:
    if state.environment is None:
        return text("Choose an environment first.")
    return None if is_suitable(state.environment) else text("A portal cannot be created in this environment.")


def _readiness(state: SetupState) -> Text | None:
    if state.checks_are_running or not state.readiness:
        return text("The checks are still running.")
    waiting = sum(1 for result in state.readiness if result.holds_back)
    if waiting == 0:
        return None
    return plural("{count} check still has to be ready.", "{count} checks still have to be ready.", waiting)


def _site(state: SetupState) -> Text | None:
    if not _is_named(state):
        return None
    if state.languages is None:
        return text("The languages of the environment are still being read.")
    course = state.course
    found = objections(wanted(course.way, state.request), state.languages, course.refused)
    return found[0].reason if found else None


def _review(state: SetupState) -> Text | None:
    return _site(state) or next(iter(reasons_against(found_in(state))), None)


def _act(state: SetupState) -> Text:
    match state.course.way:
        case Adopt():
            return text("Take over this portal")
        case Reactivate():
            return text("Bring the portal back")
        case _:
            return text("Create the portal")


def _is_named(state: SetupState) -> bool:
    """Whether there is something to name: a portal that is taken over has its name and its address."""
    return not isinstance(state.course.way, Adopt)


def _create(state: SetupState) -> Text | None:
    return None if state.site else text("The portal is not finished yet.")


def _nothing_under_way(state: SetupState) -> bool:
    return state.progress is None and state.activity_of(StepId.CREATE).doing is None


def _never(_: SetupState) -> bool:
    return False


STEPS = (
    Step(StepId.WELCOME, text("Is this for you?"), _nothing),
    Step(StepId.SIGN_IN, text("Sign in"), _sign_in),
    Step(StepId.ENVIRONMENT, text("Environment"), _environment),
    Step(StepId.READINESS, text("Readiness"), _readiness),
    Step(StepId.SITE, text("Your site"), _site, needed=_is_named),
    Step(StepId.REVIEW, text("Review"), _review, forward=_act),
    Step(StepId.CREATE, text("Create"), _create, returns=_nothing_under_way),
    Step(StepId.FINISHED, text("Your portal"), _nothing, returns=_never),
)
"""All steps, in their order."""
