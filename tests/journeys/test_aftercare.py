from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from held import holding
from practice_world import Practice
from request_log import RequestLog
from walk import Walk, WalkIn

from app.services.site_answers import Answer
from app.services.site_scan import Severity
from app.services.websites import Website
from app.setup.aftercare_state import Act, Aftercare
from app.setup.state import StepId
from app.setup.usability import Part
from app.text import render


def finished(walk_in: WalkIn, scenario: str = "ready") -> Walk:
    walk = walk_in(scenario)
    asyncio.run(walk.to(StepId.FINISHED))
    return walk


def site_of(walk: Walk) -> Website:
    assert walk.state.site is not None
    return walk.state.site


def care_of(walk: Walk) -> Aftercare:
    return walk.state.aftercare


def answer_of(walk: Walk) -> Answer:
    reach = care_of(walk).reach
    assert reach is not None
    return reach.last.answer


def outcome(walk: Walk, act: Act) -> str:
    deed = care_of(walk).deed(act)
    assert deed.problem is None
    return str(deed.outcome)


def refusal(walk: Walk, act: Act) -> str:
    problem = care_of(walk).deed(act).problem
    assert problem is not None
    return problem.code


def test_a_new_portal_is_a_private_trial_that_answers_with_the_sign_in(walk_in: WalkIn) -> None:
    walk = finished(walk_in)
    assert answer_of(walk) is Answer.ASKS_TO_SIGN_IN
    assert (site_of(walk).is_private, site_of(walk).trial_days) == (True, 90)
    assert care_of(walk).seen is not None
    assert care_of(walk).origin is not None


def test_waiting_for_the_answer_and_reading_the_permissions_go_on_side_by_side(walk_in: WalkIn) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.create())
    walk.journey.forward()

    async def answer_first() -> None:
        with holding("organization-a"):
            arriving = asyncio.create_task(walk.journey.arrive())
            await walk.shows(lambda state: state.aftercare.reach is not None)
        await arriving

    asyncio.run(answer_first())
    reading = [one for one in walk.states if one.usability.of(Part.PERMISSIONS).doing is not None]
    assert any(one.aftercare.reach is not None for one in reading)
    assert walk.state.usability.facts is not None


def test_leaving_the_last_page_ends_both(walk_in: WalkIn, practice: Practice) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.create())
    practice.fault("unavailable", "browser", path="/sites/*", times=1_000)
    walk.journey.forward()

    async def leave() -> None:
        arriving = asyncio.create_task(walk.journey.arrive())
        await walk.shows(lambda state: state.aftercare.reach is not None)
        assert walk.state.usability.of(Part.PERMISSIONS).doing is not None
        arriving.cancel()
        await asyncio.wait((arriving,))

    with holding("organization-a"):
        asyncio.run(leave())
    assert walk.state.usability.of(Part.PERMISSIONS).doing is None
    assert care_of(walk).deed(Act.REACH).doing is None


def test_a_portal_that_is_slow_to_answer_is_waited_for(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.CREATE))
    asyncio.run(walk.journey.arrive())
    practice.fault("unavailable", "browser", path="/sites/*", times=12)
    walk.journey.forward()
    asyncio.run(walk.journey.arrive())
    seen = [state.aftercare.reach for state in walk.states if state.aftercare.reach]
    assert seen[0].last.answer is Answer.STARTING
    assert seen[0].waits
    assert answer_of(walk) is Answer.ASKS_TO_SIGN_IN


def test_a_portal_that_does_not_answer_is_said_to_be_so_and_can_be_looked_at_again(
    walk_in: WalkIn, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.aftercare.reachability import ReachPatience

    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.CREATE))
    asyncio.run(walk.journey.arrive())
    monkeypatch.setattr("app.setup.aftercare.ReachPatience", lambda: ReachPatience(0.01, 0.02))
    practice.fault("refuse-connection", "browser")
    walk.journey.forward()
    asyncio.run(walk.journey.arrive())
    reach = care_of(walk).reach
    assert reach is not None
    assert (reach.last.answer, reach.waits) == (Answer.UNREACHED, False)
    practice.tenant.faults.clear()
    asyncio.run(walk.journey.portal.reach())
    assert answer_of(walk) is Answer.ASKS_TO_SIGN_IN


def test_a_trial_becomes_a_production_site_and_then_public_and_private_again(
    walk_in: WalkIn, log: RequestLog
) -> None:
    walk = finished(walk_in)
    asyncio.run(walk.journey.portal.make_public(public=True))
    assert refusal(walk, Act.VISIBILITY) == "SITE-1"
    assert site_of(walk).is_private is True
    asyncio.run(walk.journey.portal.convert())
    assert "production site now" in outcome(walk, Act.CONVERSION)
    assert (site_of(walk).is_production, site_of(walk).trial_days) == (True, None)
    asyncio.run(walk.journey.portal.make_public(public=True))
    assert "is public" in outcome(walk, Act.VISIBILITY)
    assert answer_of(walk) is Answer.OPEN
    asyncio.run(walk.journey.portal.make_public(public=False))
    assert "private again" in outcome(walk, Act.VISIBILITY)
    assert answer_of(walk) is Answer.ASKS_TO_SIGN_IN
    assert log.count("POST", "*/convertToProduction") == 1
    assert log.count("POST", "*/updateSiteVisibility") == 3


def test_without_capacity_the_conversion_is_refused_in_words(walk_in: WalkIn) -> None:
    walk = finished(walk_in, "no-licence")
    asyncio.run(walk.journey.portal.convert())
    assert refusal(walk, Act.CONVERSION) == "SITE-3"
    assert site_of(walk).is_trial


def test_a_conversion_whose_answer_is_lost_is_seen_and_not_sent_again(
    walk_in: WalkIn, practice: Practice, log: RequestLog
) -> None:
    walk = finished(walk_in)
    practice.fault("lost-reply", "power_platform", path="*/convertToProduction")
    asyncio.run(walk.journey.portal.convert())
    assert "production site now" in outcome(walk, Act.CONVERSION)
    assert log.count("POST", "*/convertToProduction") == 1


def test_a_restart_is_asked_for_once_and_the_portal_answers_again(walk_in: WalkIn, log: RequestLog) -> None:
    walk = finished(walk_in)
    asyncio.run(walk.journey.portal.restart())
    assert "restarts" in outcome(walk, Act.RESTART)
    assert answer_of(walk) is Answer.ASKS_TO_SIGN_IN
    assert log.count("POST", "*/restart") == 1


def test_microsofts_check_is_run_on_request_alone(walk_in: WalkIn, log: RequestLog) -> None:
    walk = finished(walk_in)
    assert log.count("POST", "*/scan/quick/execute") == 0
    asyncio.run(walk.journey.portal.scan())
    findings = care_of(walk).findings
    assert findings is not None
    assert findings[0].severity is Severity.ADVICE
    assert findings[-1].severity is Severity.PASSED
    assert log.count("POST", "*/scan/quick/execute") == 1


def test_the_last_day_of_the_trial_is_saved_for_a_calendar(walk_in: WalkIn, tmp_path: Path) -> None:
    walk = finished(walk_in)
    file = tmp_path / "trial.ics"
    asyncio.run(walk.journey.portal.save_reminder(file, render))
    assert b"SUMMARY:Last day of the trial of Contoso orders" in file.read_bytes()
    asyncio.run(walk.journey.portal.save_reminder(file, lambda words: render(words).upper()))
    assert b"SUMMARY:LAST DAY OF THE TRIAL OF CONTOSO ORDERS" in file.read_bytes()
    assert "saved" in outcome(walk, Act.REMINDER)
    asyncio.run(walk.journey.portal.save_reminder(tmp_path / "nowhere" / "trial.ics", render))
    assert refusal(walk, Act.REMINDER) == "FILE-5"
