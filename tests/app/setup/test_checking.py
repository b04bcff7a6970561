from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from practice_world import PRODUCTION, Practice
from walk import Walk, walking

from app.checks.check import Verdict
from app.setup.state import StepId


@pytest.fixture
def walk(practice: Practice, tmp_path: Path) -> Iterator[Walk]:
    practice.found("ready")
    with walking(practice.tenant, tmp_path / "state") as walk:
        yield walk


def test_someone_who_comes_back_sees_only_what_has_changed(practice: Practice, walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    practice.set_map("Accounts", "stopped")
    asyncio.run(walk.journey.checks.check_one("table-map-accounts"))
    practice.set_map("Accounts", "running")
    practice.set_map("Products", "stopped")
    shown = len(walk.states)
    asyncio.run(walk.journey.checks.look_again())
    assert walk.verdict("table-map-accounts") == "ready"
    assert walk.verdict("table-map-products") == "not-ready"
    assert not any(state.checks_are_running for state in walk.states[shown:])


def test_what_was_confirmed_stays_confirmed_for_someone_who_comes_back(
    practice: Practice, tmp_path: Path
) -> None:
    practice.found("site-inactive")
    with walking(practice.tenant, tmp_path / "state", "site-inactive") as walk:
        asyncio.run(_look_around(walk))
        walk.journey.checks.confirm("portal-slot")
        shown = len(walk.states)
        asyncio.run(walk.journey.checks.look_again())
    verdicts = {
        one.finding.verdict
        for state in walk.states[shown:]
        for one in state.readiness
        if one.finding and one.check.id == "portal-slot"
    }
    assert verdicts == {Verdict.CONFIRMED_BY_YOU}


def test_a_service_that_is_away_takes_back_nothing_that_it_said(practice: Practice, walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    practice.fault("server-problem", "*")
    asyncio.run(walk.journey.checks.look_again())
    assert walk.state.is_ready
    asyncio.run(walk.journey.checks.check_all())
    assert not walk.state.is_ready


async def _look_around(walk: Walk) -> None:
    await walk.to(StepId.ENVIRONMENT)
    walk.choose(PRODUCTION)
    walk.journey.forward()
    await walk.journey.arrive()
