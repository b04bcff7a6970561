from __future__ import annotations

from dataclasses import replace

import pytest
from setup_states import ALEX, BO, PROD, UAT, results, whole

from app.checks.check import CheckResult, Finding, Verdict
from app.errors import SignInNeeded
from app.problems import problem_of
from app.provisioning.site_request import SiteRequest
from app.services.environments import Availability
from app.setup.state import Activity, SetupState, StepId, is_suitable
from app.text import text


def test_another_environment_drops_what_depended_on_the_first() -> None:
    before = replace(whole(StepId.FINISHED), confirmed=frozenset({"portal-slot"}))
    after = before.with_environment(PROD)
    assert after == replace(
        before,
        environment=PROD,
        readiness=(),
        confirmed=frozenset(),
        languages=None,
        request=SiteRequest(),
        progress=None,
        site=None,
    )
    assert (after.account, after.environments) == (ALEX, (UAT, PROD))


def test_the_same_environment_drops_nothing() -> None:
    before = whole(StepId.FINISHED)
    assert before.with_environment(replace(UAT)) is before


def test_another_account_drops_the_environments_too() -> None:
    after = whole(StepId.FINISHED).with_account(BO)
    assert (after.account, after.environments, after.environment) == (BO, None, None)
    assert (after.readiness, after.site, after.request) == ((), None, SiteRequest())


def test_the_same_account_drops_nothing() -> None:
    before = whole(StepId.FINISHED)
    assert before.with_account(replace(ALEX)) is before


def test_who_is_forgotten_is_forgotten_as_a_guest_too() -> None:
    guest = replace(ALEX, tenant="another")
    assert SetupState(account=guest).without_account(ALEX).account is None
    assert SetupState(account=guest).without_account(BO).account == guest
    assert SetupState().without_account(ALEX).account is None


def test_each_step_has_an_activity_of_its_own() -> None:
    doing = Activity(doing=text("Reading"))
    state = SetupState(step=StepId.ENVIRONMENT).with_activity(StepId.ENVIRONMENT, doing)
    assert state.activity == doing
    assert state.activity_of(StepId.SITE) == Activity()
    ended = Activity(problem=problem_of(SignInNeeded()))
    assert state.with_activity(StepId.ENVIRONMENT, ended).activities == ((StepId.ENVIRONMENT, ended),)


def test_results_keep_their_places() -> None:
    state = SetupState()
    for result in results(None):
        state = state.with_result(result)
    assert state.checks_are_running
    for result in reversed(results()):
        state = state.with_result(result)
    assert [one.check.id for one in state.readiness] == [one.check.id for one in results()]
    assert state.is_ready
    assert not state.checks_are_running
    assert state.count(Verdict.READY) == len(results())


def test_without_any_result_nothing_is_ready() -> None:
    assert not SetupState().is_ready


def one(verdict: Verdict) -> CheckResult:
    check = next(result.check for result in results() if result.check.id == "portal-slot")
    return CheckResult(check, Finding(verdict, text("Found.")))


def test_a_confirmation_ends_once_a_service_found_otherwise() -> None:
    state = SetupState().with_result(one(Verdict.COULD_NOT_CHECK)).with_confirmation("portal-slot")
    found = state.with_result(one(Verdict.NOT_READY)).with_result(one(Verdict.COULD_NOT_CHECK))
    assert [result.finding and result.finding.verdict for result in found.readiness] == [
        Verdict.COULD_NOT_CHECK
    ]


def test_a_confirmation_holds_also_when_the_check_is_made_again() -> None:
    state = SetupState().with_result(one(Verdict.COULD_NOT_CHECK)).with_confirmation("portal-slot")
    assert state.count(Verdict.CONFIRMED_BY_YOU) == 1
    assert state.with_result(one(Verdict.COULD_NOT_CHECK)).count(Verdict.CONFIRMED_BY_YOU) == 1


@pytest.mark.parametrize("verdict", [Verdict.NOT_READY, Verdict.READY])
def test_a_confirmation_does_not_outweigh_what_is_found(verdict: Verdict) -> None:
    state = SetupState().with_result(one(Verdict.COULD_NOT_CHECK)).with_confirmation("portal-slot")
    assert state.with_result(one(verdict)).count(verdict) == 1


def test_only_a_usable_environment_is_suitable() -> None:
    suitable = [one for one in Availability if is_suitable(replace(UAT, availability=one))]
    assert suitable == [Availability.USABLE]
