from __future__ import annotations

import asyncio
import threading

import browser
from practice_world import Practice
from walk import Walk, WalkIn

from app.setup import flow
from app.setup.state import StepId


async def abandon(walk: Walk) -> None:
    await walk.to(StepId.SIGN_IN)
    opened = asyncio.Event()
    waiting = asyncio.create_task(walk.journey.people.sign_in(lambda _: opened.set()))
    await opened.wait()
    waiting.cancel()
    await asyncio.wait([waiting])


def test_a_sign_in_that_is_abandoned_can_be_begun_again(walk_in: WalkIn) -> None:
    walk = walk_in("ready")
    asyncio.run(abandon(walk))
    assert walk.state.account is None
    assert str(flow.obstacle(walk.state)) == "Sign in first."
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert walk.state.account is not None


def test_the_browser_of_an_abandoned_sign_in_signs_nobody_in(walk_in: WalkIn) -> None:
    walk = walk_in("ready")
    pages: list[str] = []

    async def abandon_and_begin_again() -> None:
        await walk.to(StepId.SIGN_IN)
        opened = asyncio.Event()

        def open_page(address: str) -> None:
            pages.append(address)
            opened.set()

        first = asyncio.create_task(walk.journey.people.sign_in(open_page))
        await opened.wait()
        first.cancel()
        await asyncio.wait([first])
        await walk.sign_in()

    asyncio.run(abandon_and_begin_again())
    assert walk.state.account is not None
    assert len(pages) == 1


def test_a_sign_in_that_is_declined_is_told_and_can_be_begun_again(walk_in: WalkIn) -> None:
    walk = walk_in("ready")

    async def decline() -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.journey.people.sign_in(
            lambda address: threading.Thread(target=browser.decline, args=(address,)).start()
        )

    asyncio.run(decline())
    problem = walk.state.activity.problem
    assert problem is not None
    assert (problem.code, str(problem.what)) == ("SIGN-IN-3", "The sign-in was turned down in the browser.")
    assert walk.state.account is None
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert walk.state.account is not None


def test_a_token_that_runs_out_in_the_middle_is_not_noticed(walk_in: WalkIn, practice: Practice) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.READINESS))
    for origin in ("power_platform", "organization-a"):
        practice.fault("expired-token", origin, times=1)
    asyncio.run(walk.journey.checks.check_all())
    assert walk.state.is_ready
    practice.fault("expired-token", "organization-a", times=1)
    asyncio.run(walk.to(StepId.REVIEW))
    practice.fault("expired-token", "power_platform", method="POST", times=1)
    asyncio.run(walk.to(StepId.FINISHED))


def test_a_sign_in_that_no_longer_counts_asks_for_another_and_goes_on(
    walk_in: WalkIn, practice: Practice
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    practice.fault("expired-token", "business_apps")
    asyncio.run(walk.journey.environments.load())
    problem = walk.state.activity.problem
    assert problem is not None
    assert problem.code == "SERVICE-1"
    practice.tenant.faults.clear()
    asyncio.run(walk.journey.people.sign_in_again(lambda address: start_sign_in(address, walk.scenario)))
    assert walk.state.activity.problem is None
    asyncio.run(walk.to(StepId.SITE))


def start_sign_in(address: str, scenario: str) -> None:
    threading.Thread(target=browser.sign_in, args=(address, scenario)).start()
