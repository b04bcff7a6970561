"""Coming back, at a later start of the program, to a portal that was finished before."""

from __future__ import annotations

import asyncio

import pytest
from practice_world import Practice
from request_log import RequestLog
from walk import NAME, Walk, WalkIn

from app.aftercare.known_portal import Coming, KnownPortal
from app.setup.aftercare_state import Act
from app.setup.state import StepId


def known(walk: Walk) -> KnownPortal:
    (portal,) = walk.state.portals.known
    return portal


def started_again(walk_in: WalkIn, scenario: str = "ready") -> Walk:
    walk = walk_in(scenario)
    asyncio.run(walk.journey.start())
    return walk


async def to_the_portal(walk: Walk, *, updates: bool = False) -> None:
    """Press the card, sign in where that is wanted, and go on."""
    walk.journey.coming_back.open(known(walk), updates=updates)
    if walk.state.step is StepId.SIGN_IN:
        await walk.sign_in()
        walk.journey.forward()
    await walk.journey.arrive()


def test_a_portal_that_was_created_is_gone_back_to_as_it_is_now(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    asyncio.run(walk_in("ready").to(StepId.FINISHED))
    (site,) = practice.sites()
    with practice.documents() as documents:
        documents.put(practice.person("ready").tenant, "website", site["id"], site | {"name": "Renamed"})
    again = started_again(walk_in)
    assert (known(again).name, known(again).coming) == (NAME, Coming.CREATED)
    asyncio.run(to_the_portal(again))
    assert again.state.step is StepId.FINISHED
    assert again.state.site is not None
    assert again.state.site.name == "Renamed"
    assert again.state.environment is not None
    assert again.state.environment.dataverse
    assert again.state.usability.facts is not None
    assert again.state.aftercare.reach is not None
    assert again.state.aftercare.origin is not None
    assert again.state.aftercare.origin.creation is not None
    assert log.count("POST", "*/websites") == 1


def test_a_portal_that_was_taken_over_is_known_the_next_time(walk_in: WalkIn) -> None:
    walk = walk_in("site-exists")
    asyncio.run(walk.to(StepId.READINESS))
    (room,) = [one for one in walk.state.readiness if one.check.id == "portal-slot"]
    assert room.finding is not None
    walk.journey.checks.take_way(room.finding.ways[0])
    asyncio.run(walk.to(StepId.FINISHED))
    assert known(walk).coming is Coming.TAKEN_OVER
    again = started_again(walk_in, "site-exists")
    assert known(again) == known(walk)
    asyncio.run(to_the_portal(again))
    assert again.state.site == walk.state.site


def test_a_portal_that_is_gone_is_said_to_be_gone_and_can_be_forgotten(
    walk_in: WalkIn, practice: Practice
) -> None:
    asyncio.run(walk_in("ready").to(StepId.FINISHED))
    (site,) = practice.sites()
    with practice.documents() as documents:
        documents.remove(practice.person("ready").tenant, "website", site["id"])
    again = started_again(walk_in)
    asyncio.run(to_the_portal(again))
    assert (again.state.step, again.state.site, again.state.portals.is_gone) == (StepId.FINISHED, None, True)
    asyncio.run(again.journey.coming_back.forget())
    assert (again.state.step, again.state.portals.known) == (StepId.WELCOME, ())
    assert started_again(walk_in).state.portals.known == ()


def test_a_portal_of_the_list_is_brought_up_to_date_and_left_for_the_list(walk_in: WalkIn) -> None:
    asyncio.run(walk_in("ready").to(StepId.FINISHED))
    again = started_again(walk_in)
    asyncio.run(to_the_portal(again, updates=True))
    assert (again.state.place, again.state.site is not None) == ((StepId.FINISHED, "update-sides"), True)
    assert again.state.update is not None
    assert again.state.update.is_from_list
    again.journey.coming_back.leave()
    assert (again.state.place, again.state.portals.wanted) == ((StepId.WELCOME, ""), None)


def test_a_portal_that_is_gone_cannot_be_updated(walk_in: WalkIn, practice: Practice) -> None:
    asyncio.run(walk_in("ready").to(StepId.FINISHED))
    (site,) = practice.sites()
    with practice.documents() as documents:
        documents.remove(practice.person("ready").tenant, "website", site["id"])
    again = started_again(walk_in)
    asyncio.run(to_the_portal(again, updates=True))
    assert (again.state.update, again.state.portals.is_gone) == (None, True)


def test_a_list_of_sites_that_cannot_be_read_does_not_make_a_portal_gone(
    walk_in: WalkIn, practice: Practice
) -> None:
    asyncio.run(walk_in("ready").to(StepId.FINISHED))
    again = started_again(walk_in)
    practice.fault("unavailable", "power_platform", path="*/websites", times=100)
    asyncio.run(to_the_portal(again))
    assert again.state.aftercare.deed(Act.LOOK).problem is not None
    assert not again.state.portals.is_gone
    practice.tenant.faults.clear()
    asyncio.run(again.journey.arrive())
    assert again.state.site is not None
    assert again.state.aftercare.deed(Act.LOOK).problem is None


@pytest.mark.parametrize("turns_back", [False, True])
def test_someone_else_or_someone_who_turns_back_goes_the_usual_way(
    walk_in: WalkIn, *, turns_back: bool
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.FINISHED))
    assert walk.state.account is not None
    asyncio.run(walk.journey.people.sign_out(walk.state.account))
    again = started_again(walk_in)
    again.journey.coming_back.open(known(again))
    assert again.state.step is StepId.SIGN_IN
    if turns_back:
        again.journey.back()
        again.journey.forward()
    else:
        again.scenario = "site-exists"
        walk_in("site-exists")
    asyncio.run(again.sign_in())
    again.journey.forward()
    assert (again.state.step, again.state.portals.wanted) == (StepId.ENVIRONMENT, None)


def test_a_portal_that_is_being_removed_or_is_removed_is_not_offered(walk_in: WalkIn) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.FINISHED))
    asyncio.run(walk.journey.removal.remove())
    assert walk.state.portals.known == ()
    assert started_again(walk_in).state.portals.known == ()
