from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from practice_world import Practice
from request_log import RequestLog
from stand_in import press
from walk import WalkIn

from app.demo.contoso.scenarios import BY_ID
from app.setup import flow
from app.setup.state import StepId


def test_someone_who_is_no_administrator_gets_the_role_and_goes_on(walk_in: WalkIn) -> None:
    walk = walk_in("not-administrator")
    asyncio.run(walk.to(StepId.READINESS))
    assert str(flow.obstacle(walk.state)) == "1 check still has to be ready."
    (waiting,) = [one for one in walk.state.readiness if one.holds_back]
    assert waiting.finding is not None
    assert waiting.finding.remedy is not None
    address = next(state.sign_in_address for state in walk.states if state.sign_in_address)
    press(address, walk.scenario, waiting.finding.remedy.page, "assign", "role")
    asyncio.run(walk.journey.checks.check_one("administrator-role"))
    asyncio.run(walk.to(StepId.FINISHED))


def test_a_portal_that_is_there_is_not_created_a_second_time(walk_in: WalkIn, log: RequestLog) -> None:
    walk = walk_in("site-exists")
    asyncio.run(walk.to(StepId.READINESS))
    assert [one.check.id for one in walk.state.readiness if one.holds_back] == ["portal-slot"]
    walk.journey.checks.confirm("portal-slot")
    walk.journey.forward()
    assert walk.state.step is StepId.READINESS
    assert log.count("POST", "*/websites") == 0


def test_an_inactive_site_waits_for_the_person_to_look(walk_in: WalkIn) -> None:
    walk = walk_in("site-inactive")
    asyncio.run(walk.to(StepId.READINESS))
    assert walk.verdict("portal-slot") == "could-not-be-checked"
    assert flow.obstacle(walk.state) is not None
    walk.journey.checks.confirm("portal-slot")
    assert flow.obstacle(walk.state) is None


def test_a_service_that_the_organisation_blocks_is_told_as_such(
    walk_in: WalkIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = replace(BY_ID["ready"], consent_blocked_for=frozenset({"organization-a"}))
    monkeypatch.setattr("app.demo.sign_in.people.SCENARIOS", (blocked,))
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.READINESS))
    assert walk.verdict("sign-in-rights") == "could-not-be-checked"
    (rights,) = [one for one in walk.state.readiness if one.check.id == "sign-in-rights"]
    assert rights.finding is not None
    assert rights.finding.problem is not None
    assert rights.finding.problem.code == "SIGN-IN-5"
    assert rights.finding.problem.helper.value == "organisation-administrator"
    assert flow.obstacle(walk.state) is not None


def test_a_list_of_environments_that_cannot_be_read_can_be_asked_for_again(
    walk_in: WalkIn, practice: Practice
) -> None:
    walk = walk_in("ready")
    for origin in ("business_apps", "power_platform", "discovery"):
        practice.fault("html-instead", origin)
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    problem = walk.state.activity.problem
    assert problem is not None
    assert problem.code == "NET-7"
    assert walk.state.environments is None
    practice.tenant.faults.clear()
    asyncio.run(walk.journey.arrive())
    assert walk.state.activity.problem is None
    assert len(walk.journey.state.environments or ()) == 4
