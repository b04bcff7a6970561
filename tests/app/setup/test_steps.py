from __future__ import annotations

from dataclasses import replace

import pytest
from setup_states import STARTED, UAT, results, whole

from app.checks.catalogue import all_checks
from app.checks.check import Verdict
from app.provisioning.progress import CreationStage, Progress
from app.provisioning.site_request import SiteRequest
from app.services.environments import Availability
from app.setup.state import Activity, SetupState, StepId
from app.setup.steps import STEPS
from app.text import render, text

_BY_ID = {step.id: step for step in STEPS}


def obstacle(step: StepId, state: SetupState) -> str:
    found = _BY_ID[step].obstacle(state)
    return "" if found is None else render(found)


def test_there_is_a_step_for_every_id_in_its_order() -> None:
    assert [step.id for step in STEPS] == list(StepId)


def test_every_step_has_a_title_and_a_word_for_next() -> None:
    assert all(render(step.title) and render(step.forward(SetupState())) for step in STEPS)
    assert render(_BY_ID[StepId.REVIEW].forward(SetupState())) == "Create the portal"


@pytest.mark.parametrize("step", StepId)
def test_nothing_is_in_the_way_where_a_step_is_settled(step: StepId) -> None:
    assert obstacle(step, whole(step)) == ""


_UNSETTLED = {
    "no account": (StepId.SIGN_IN, SetupState(), "Sign in first."),
    "no environment": (StepId.ENVIRONMENT, SetupState(), "Choose an environment first."),
    "no check": (StepId.READINESS, SetupState(), "The checks are still running."),
    "checks running": (
        StepId.READINESS,
        replace(whole(StepId.READINESS), readiness=results(None)),
        "The checks are still running.",
    ),
    "one check left": (
        StepId.READINESS,
        replace(whole(StepId.READINESS), readiness=(*results()[1:], results(Verdict.NOT_READY)[0])),
        "1 check still has to be ready.",
    ),
    "all checks left": (
        StepId.READINESS,
        replace(whole(StepId.READINESS), readiness=results(Verdict.COULD_NOT_CHECK)),
        f"{sum(check.mandatory for check in all_checks())} checks still have to be ready.",
    ),
    "languages unread": (
        StepId.SITE,
        SetupState(),
        "The languages of the environment are still being read.",
    ),
    "no name": (
        StepId.SITE,
        replace(whole(StepId.SITE), request=SiteRequest("", "contoso", 1033)),
        "Give the portal a name.",
    ),
    "review without address": (
        StepId.REVIEW,
        replace(whole(StepId.REVIEW), request=SiteRequest("Contoso", "", 1033)),
        "Give the portal an address.",
    ),
    "no site": (StepId.CREATE, SetupState(), "The portal is not finished yet."),
}


@pytest.mark.parametrize("case", _UNSETTLED)
def test_every_obstacle_has_its_words(case: str) -> None:
    step, state, words = _UNSETTLED[case]
    assert obstacle(step, state) == words


@pytest.mark.parametrize("availability", [one for one in Availability if one is not Availability.USABLE])
def test_an_environment_that_cannot_be_used_is_an_obstacle(availability: Availability) -> None:
    state = replace(whole(StepId.ENVIRONMENT), environment=replace(UAT, availability=availability))
    assert obstacle(StepId.ENVIRONMENT, state) == "A portal cannot be created in this environment."


def test_advice_is_no_obstacle() -> None:
    advice = tuple(
        bad if not bad.check.mandatory else good
        for good, bad in zip(results(), results(Verdict.NOT_READY), strict=True)
    )
    assert obstacle(StepId.READINESS, replace(whole(StepId.READINESS), readiness=advice)) == ""


def test_what_microsoft_was_asked_to_create_cannot_be_gone_back_from() -> None:
    step = _BY_ID[StepId.CREATE]
    settled = replace(whole(StepId.REVIEW), step=StepId.CREATE)
    assert step.returns(settled)
    assert not step.returns(replace(settled, progress=Progress(CreationStage.BUILDING, STARTED)))
    assert not step.returns(settled.with_activity(StepId.CREATE, Activity(doing=text("Creating"))))
    assert not _BY_ID[StepId.FINISHED].returns(whole(StepId.FINISHED))
