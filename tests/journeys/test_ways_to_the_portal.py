"""Every way to a portal that does not begin with an empty environment and end at the first try."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from practice_world import Practice, in_browser
from request_log import RequestLog
from stand_in import fill_in, press
from walk import ADDRESS, NAME, Walk, WalkIn, hurry

from app.aftercare.known_portal import Coming
from app.provisioning.journal import Event
from app.provisioning.plan import Adopt, Create, Reactivate, Way
from app.provisioning.progress import CreationStage
from app.setup import flow
from app.setup.state import SetupState, StepId
from app.text import render

CREATE = "*/websites"


def ways(walk: Walk) -> list[Way]:
    """The ways that the check of the room for the portal has found."""
    (room,) = [one for one in walk.state.readiness if one.check.id == "portal-slot"]
    return list(room.finding.ways) if room.finding else []


def sign_in_page(walk: Walk) -> str:
    return next(state.sign_in_address for state in walk.states if state.sign_in_address)


def problem_code(walk: Walk) -> str:
    problem = walk.state.activity_of(StepId.CREATE).problem
    return problem.code if problem else ""


def test_a_portal_that_is_there_is_taken_over(walk_in: WalkIn, log: RequestLog) -> None:
    walk = walk_in("site-exists")
    asyncio.run(walk.to(StepId.READINESS))
    (adopt,) = ways(walk)
    assert isinstance(adopt, Adopt)
    walk.journey.checks.take_way(adopt)
    walk.journey.forward()
    assert walk.state.step is StepId.REVIEW
    asyncio.run(walk.to(StepId.FINISHED))
    assert walk.state.site is not None
    assert walk.state.site.id == adopt.site.id
    assert log.count("POST", CREATE) == 0
    assert walk.connection.journal.creations() == ()


def test_a_portal_that_someone_is_making_by_hand_is_taken_over_and_waited_for(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    make_by_hand(walk, practice)
    practice.fault("never-finishes", "power_platform")
    asyncio.run(walk.to(StepId.READINESS))
    (adopt,) = ways(walk)
    walk.journey.checks.take_way(adopt)

    async def wait() -> None:
        await walk.to(StepId.CREATE)
        waiting = asyncio.create_task(walk.journey.arrive())
        await walk.shows(lambda state: stage_of(state) is CreationStage.BUILDING)
        practice.tenant.faults.clear()
        await waiting

    asyncio.run(wait())
    assert walk.state.site is not None
    assert (walk.state.site.name, log.count("POST", CREATE)) == (NAME, 0)


def test_an_inactive_portal_is_brought_back(walk_in: WalkIn, practice: Practice, log: RequestLog) -> None:
    walk = walk_in("site-inactive")
    asyncio.run(walk.to(StepId.READINESS))
    way, create = ways(walk)
    assert isinstance(way, Reactivate)
    assert create == Create()
    walk.journey.checks.take_way(way)
    asyncio.run(walk.to(StepId.SITE))
    assert walk.state.request.name == "Contoso customers"
    asyncio.run(walk.to(StepId.FINISHED))
    (site,) = practice.sites("site-inactive")
    assert (site["record"], site["name"]) == (way.record.id, "Contoso customers")
    assert log.count("POST", CREATE) == 1
    (creation,) = walk.connection.journal.creations()
    assert (creation.event, creation.request.record) == (Event.FINISHED, way.record.id)


@pytest.mark.parametrize("scenario", ["create-refused", "template-refused"])
def test_a_portal_that_the_program_may_not_create_is_made_by_hand(
    walk_in: WalkIn, practice: Practice, log: RequestLog, scenario: str
) -> None:
    walk = walk_in(scenario)
    asyncio.run(walk.create())
    by_hand = walk.state.course.by_hand
    assert by_hand is not None
    assert by_hand.reason.code in ("SERVICE-2", "SERVICE-7")

    async def make() -> None:
        watching = asyncio.create_task(walk.journey.by_hand.watch())
        await walk.shows(is_watching)
        await asyncio.to_thread(make_by_hand, walk, practice, by_hand.page)
        await watching

    asyncio.run(make())
    assert walk.state.site is not None
    assert (walk.state.site.name, walk.state.course.by_hand) == (NAME, None)
    assert [one.coming for one in walk.state.portals.known] == [Coming.BY_HAND]
    assert problem_code(walk) == ""
    assert len(practice.sites(scenario)) == 1
    assert log.count("POST", CREATE) == 1
    assert [one.event for one in walk.connection.journal.creations()] == [Event.ENDED]


def test_leaving_the_way_by_hand_ends_the_looking_and_lets_the_program_try_again(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("create-refused")
    asyncio.run(walk.create())

    async def leave() -> None:
        watching = asyncio.create_task(walk.journey.by_hand.watch())
        await walk.shows(is_watching)
        walk.journey.back()
        await watching
        assert walk.state.step is StepId.REVIEW
        await walk.create()

    asyncio.run(leave())
    assert log.count("POST", CREATE) == 2
    assert walk.state.course.by_hand is not None
    assert practice.sites("create-refused") == []


def test_what_may_not_be_brought_back_by_a_program_is_brought_back_by_hand(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("site-inactive")
    set_creation(practice, "site-inactive", "forbidden")
    asyncio.run(walk.to(StepId.READINESS))
    way = ways(walk)[0]
    assert isinstance(way, Reactivate)
    walk.journey.checks.take_way(way)
    asyncio.run(walk.create())
    by_hand = walk.state.course.by_hand
    assert by_hand is not None

    async def bring_back() -> None:
        watching = asyncio.create_task(walk.journey.by_hand.watch())
        form = {"record": way.record.id, "subdomain": walk.state.request.subdomain, "reactivate": "yes"}
        page, scenario = sign_in_page(walk), walk.scenario
        await asyncio.to_thread(fill_in, page, scenario, by_hand.page, form)
        await watching

    asyncio.run(bring_back())
    assert walk.state.site is not None
    assert walk.state.site.record == way.record.id
    assert len(practice.sites("site-inactive")) == 1


def test_an_address_that_is_taken_meanwhile_is_chosen_anew_where_it_was_typed(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.REVIEW))
    request = replace(walk.state.request, subdomain="contoso")
    walk.journey.site.edit(request)
    asyncio.run(walk.create())
    assert (walk.state.step, walk.state.request) == (StepId.SITE, request)
    assert walk.state.course.refused == {"contoso"}
    assert "does not give out this address" in render(flow.obstacle(walk.state) or pytest.fail("no obstacle"))
    walk.journey.site.edit(replace(request, subdomain="contoso-portal"))
    asyncio.run(walk.to(StepId.FINISHED))
    assert [site["subdomain"] for site in practice.sites()][-1] == "contoso-portal"
    assert log.count("POST", CREATE) == 2


def test_a_creation_that_stops_is_asked_for_anew_once_its_rest_is_gone(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("create-stops")
    asyncio.run(walk.create())
    problem = walk.state.activity.problem
    assert problem is not None
    assert (problem.code, dict(problem.details)["code"]) == ("CREATE-3", "InstallFailed")
    assert NAME in render(problem.remedy)
    # Looking again asks for nothing, whether or not what was left behind is still there.
    asyncio.run(walk.journey.creation.create())
    assert (walk.state.step, log.count("POST", CREATE)) == (StepId.READINESS, 1)
    asyncio.run(walk.journey.arrive())
    assert (walk.verdict("portal-slot"), ways(walk)) == ("not-ready", [])

    (left,) = practice.sites("create-stops")
    administration = walk.connection.cloud.page("site_administration")
    press(sign_in_page(walk), walk.scenario, administration, "delete", left["id"])
    asyncio.run(until_ready(walk))
    assert isinstance(ways(walk)[0], Reactivate)
    walk.journey.checks.confirm("portal-slot")
    asyncio.run(walk.to(StepId.FINISHED))
    assert walk.state.site is not None
    assert log.count("POST", CREATE) == 2
    assert [one.event for one in walk.connection.journal.creations()] == [Event.ENDED, Event.FINISHED]


def test_a_portal_that_appeared_since_the_checks_is_seen_before_anything_is_asked(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.REVIEW))
    make_by_hand(walk, practice)
    asyncio.run(walk.create())
    assert (problem_code(walk), log.count("POST", CREATE)) == ("CREATE-1", 0)
    asyncio.run(walk.journey.creation.create())
    asyncio.run(walk.journey.arrive())
    (adopt,) = ways(walk)
    walk.journey.checks.take_way(adopt)
    asyncio.run(walk.to(StepId.FINISHED))
    assert (len(practice.sites()), log.count("POST", CREATE)) == (1, 0)


def test_a_creation_that_takes_too_long_can_be_waited_for_on(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.CREATE))
    practice.fault("never-finishes", "power_platform")
    with pytest.MonkeyPatch.context() as patch:
        hurry(patch, total=5.0)
        asyncio.run(walk.journey.arrive())
    assert (problem_code(walk), flow.can_go_back(walk.state)) == ("CREATE-4", False)
    practice.tenant.faults.clear()
    asyncio.run(walk.journey.creation.create())
    assert walk.state.site is not None
    assert log.count("POST", CREATE) == 1


def test_a_sign_in_that_ends_in_the_middle_is_asked_for_and_nothing_is_asked_twice(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")

    async def create() -> None:
        await walk.to(StepId.CREATE)
        practice.fault("never-finishes", "power_platform")
        creating = asyncio.create_task(walk.journey.arrive())
        await walk.shows(lambda state: stage_of(state) is CreationStage.BUILDING)
        practice.fault("expired-token", "power_platform")
        await creating
        assert walk.state.activity.needs_sign_in
        practice.tenant.faults.clear()
        await walk.journey.people.sign_in_again(lambda address: in_browser(address, "ready"))
        await walk.journey.creation.create()

    asyncio.run(create())
    assert walk.state.site is not None
    assert walk.state.site.subdomain == ADDRESS
    assert log.count("POST", CREATE) == 1


def is_watching(state: SetupState) -> bool:
    return state.course.by_hand is not None and state.course.by_hand.watching


def stage_of(state: SetupState) -> CreationStage | None:
    return state.progress.stage if state.progress else None


def make_by_hand(walk: Walk, practice: Practice, page: str = "") -> None:
    """Make the portal in Power Pages."""
    environment = walk.state.environment or next(iter(walk.state.environments or ()))
    address = page or walk.connection.cloud.page("sites", environment=environment.id)
    form = {"name": NAME, "subdomain": ADDRESS, "create": "yes"}
    said = fill_in(sign_in_page(walk), walk.scenario, address, form)
    assert "is being made" in said


def set_creation(practice: Practice, scenario: str, creation: str) -> None:
    """Change how the company's Power Pages meets a program's wish for a site."""
    with practice.documents() as documents:
        documents.put(practice.person(scenario).tenant, "profile", "profile", {"creation": creation})


async def until_ready(walk: Walk) -> None:
    """Check again until the deleted site is no longer listed."""
    async with asyncio.timeout(60):
        while not ways(walk):
            await walk.journey.checks.check_one("portal-slot")
