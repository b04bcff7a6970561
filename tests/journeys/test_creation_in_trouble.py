from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest
from practice_world import Practice
from request_log import RequestLog
from walk import ADDRESS, Walk, WalkIn

from app.problems import Problem
from app.provisioning.progress import CreationStage
from app.setup import flow
from app.setup.state import SetupState, StepId


def problem_of(walk: Walk) -> Problem:
    problem = walk.state.activity.problem
    assert problem is not None
    return problem


def stage_of(state: SetupState) -> CreationStage | None:
    return state.progress.stage if state.progress else None


@pytest.mark.parametrize(
    ("scenario", "code"), [("create-refused", "SERVICE-2"), ("template-refused", "SERVICE-7")]
)
def test_a_creation_that_is_refused_leaves_the_way_back_free(
    walk_in: WalkIn, practice: Practice, scenario: str, code: str
) -> None:
    walk = walk_in(scenario)
    asyncio.run(walk.create())
    assert problem_of(walk).code == code
    assert dict(problem_of(walk).details)["message"]
    assert practice.sites(scenario) == []
    assert flow.can_go_back(walk.state)
    walk.journey.back()
    assert walk.state.step is StepId.REVIEW
    assert walk.state.request.subdomain == ADDRESS


def test_a_reply_that_is_lost_leads_to_the_one_portal(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    practice.fault("lost-reply", "power_platform", method="POST")
    asyncio.run(walk.to(StepId.FINISHED))
    assert log.count("POST", "*/websites") == 1
    assert len(practice.sites()) == 1


def test_a_network_that_is_lost_during_the_creation_is_waited_for(
    walk_in: WalkIn, practice: Practice
) -> None:
    walk = walk_in("ready")

    async def create() -> None:
        await walk.to(StepId.CREATE)
        practice.fault("never-finishes", "power_platform")
        creating = asyncio.create_task(walk.journey.arrive())
        await walk.shows(lambda state: stage_of(state) is CreationStage.BUILDING)
        practice.fault("lost-reply", "power_platform")
        await walk.shows(lambda state: state.progress is not None and state.progress.hindrance is not None)
        assert not flow.can_go_back(walk.state)
        practice.tenant.faults.clear()
        await creating

    asyncio.run(create())
    assert walk.state.site is not None
    assert walk.state.progress is not None
    assert walk.state.progress.hindrance is None
    assert len(practice.sites()) == 1


def test_a_request_without_any_trace_is_uncertain_and_never_sent_twice(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    practice.fault("bad-gateway", "power_platform", method="POST")
    asyncio.run(walk.create())
    assert problem_of(walk).code == "CREATE-2"
    practice.tenant.faults.clear()
    asyncio.run(walk.journey.creation.create())
    assert problem_of(walk).code == "CREATE-2"
    assert log.count("POST", "*/websites") == 1


def test_a_creation_is_found_again_by_the_next_start_of_the_program(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    first = walk_in("ready")
    asyncio.run(cut_short(first, practice))
    second = walk_in("ready")
    asyncio.run(resume(second))
    assert second.state.site is not None
    assert log.count("POST", "*/websites") == 1
    assert len(practice.sites()) == 1
    third = walk_in("ready")
    asyncio.run(third.to(StepId.SIGN_IN))
    asyncio.run(third.sign_in())
    assert third.state.unfinished == ()


def test_a_creation_that_is_gone_on_with_twice_at_once_is_waited_for_once(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    asyncio.run(cut_short(walk_in("ready"), practice))
    walk = walk_in("ready")

    async def twice() -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.sign_in()
        (creation,) = walk.state.unfinished
        await asyncio.gather(walk.journey.creation.resume(creation), walk.journey.creation.resume(creation))

    asyncio.run(twice())
    assert walk.state.site is not None
    works = [state.activity_of(StepId.CREATE).doing is not None for state in walk.states]
    assert sum(after and not before for before, after in pairwise(works)) == 1
    assert log.count("POST", "*/websites") == 1


def test_a_creation_that_is_begun_again_by_hand_goes_on_with_the_first(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    asyncio.run(cut_short(walk, practice))
    asyncio.run(walk.journey.creation.create())
    assert walk.state.site is not None
    assert log.count("POST", "*/websites") == 1


async def cut_short(walk: Walk, practice: Practice) -> None:
    """Let a portal be asked for, and end the program while it is made."""
    await walk.to(StepId.CREATE)
    practice.fault("never-finishes", "power_platform")
    creating = asyncio.create_task(walk.journey.arrive())
    await walk.shows(lambda state: stage_of(state) is CreationStage.BUILDING)
    creating.cancel()
    await asyncio.wait([creating])
    practice.tenant.faults.clear()


async def resume(walk: Walk) -> None:
    """Start the program, sign in and go on with the portal that it offers."""
    await walk.to(StepId.SIGN_IN)
    await walk.sign_in()
    (creation,) = walk.state.unfinished
    await walk.journey.creation.resume(creation)
