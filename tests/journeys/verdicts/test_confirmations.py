"""What no service could tell is settled by the person's word, check by check; it never counts as verified."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from practice_world import PRODUCTION, Practice
from verdict_trial import finding_in
from walk import Walk, WalkIn

from app.checks.catalogue import all_checks
from app.checks.check import Verdict
from app.setup.state import StepId

SERVICES = ("organization-a", "finance-a", "power_platform", "business_apps", "graph", "discovery")
CONFIRMABLE = [check.id for check in all_checks() if check.confirmable]
OTHERS = [check.id for check in all_checks() if not check.confirmable]


@pytest.fixture
def walk(practice: Practice, walk_in: WalkIn) -> Walk:
    """A person who has chosen an environment of an unusual kind, of which nothing can be read then."""
    practice.found("ready")
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    chosen = next(one for one in walk.state.environments or () if one.name == PRODUCTION)
    walk.journey.environments.choose(replace(chosen, kind="Teams"))
    for service in SERVICES:
        practice.fault("server-problem", service)
    return walk


@pytest.mark.parametrize("check", CONFIRMABLE)
def test_what_could_not_be_checked_is_confirmed(check: str, walk: Walk) -> None:
    asyncio.run(walk.journey.checks.check_one(check))
    before = finding_in(walk, check)
    assert before.verdict is Verdict.COULD_NOT_CHECK
    walk.journey.checks.confirm(check)
    after = finding_in(walk, check)
    assert after.verdict is Verdict.CONFIRMED_BY_YOU
    assert (after.summary, after.evidence) == (before.summary, before.evidence)


@pytest.mark.parametrize("check", OTHERS)
def test_nobody_s_word_stands_for_what_a_service_has_to_tell(check: str, walk: Walk) -> None:
    asyncio.run(walk.journey.checks.check_one(check))
    before = walk.verdict(check)
    walk.journey.checks.confirm(check)
    assert walk.verdict(check) == before
