"""The report on a setup, at the end of real ways to a portal."""

from __future__ import annotations

import asyncio
from pathlib import Path

from practice_world import Practice
from request_log import RequestLog
from walk import Walk, WalkIn

from app.cli import no_pdf
from app.setup.state import StepId


def report_of(walk: Walk, folder: Path) -> str:
    """The report as it is saved, read back."""
    file, reports = folder / "setup.html", walk.journey.reports
    asyncio.run(reports.save(reports.setup(), file, no_pdf))
    return file.read_text("utf-8")


def test_it_has_everything_that_was_found_and_done(
    walk_in: WalkIn, practice: Practice, log: RequestLog, tmp_path: Path
) -> None:
    walk = walk_in("party-model")
    asyncio.run(walk.to(StepId.FINISHED))
    asyncio.run(walk.journey.portal.scan())
    asyncio.run(walk.journey.usability.make_permissions())
    asyncio.run(walk.journey.usability.read_invitees())
    asyncio.run(walk.journey.usability.tick("invitations", done=True))
    log.clear()
    report = report_of(walk, tmp_path)
    assert log.requests == []
    (site,) = practice.sites("party-model")
    for words in (
        "Contoso orders is there and answers.",
        "Created by this program, which asked for it on ",
        practice.person("party-model").user_name,
        site["id"],
        site["record"],
        "Trial; its last day is ",
        "asks visitors to sign in to your organisation first",
        "Trial website",
        "contacts can be invited",
        "☑ Done on ",
        "This was practice: the company is made up.",
    ):
        assert words in report
    assert report.count("Created by this program.") == 3
    assert all(str(one.check.title) in report for one in walk.state.readiness)


def test_after_a_restart_it_says_what_is_not_known_any_more(walk_in: WalkIn, tmp_path: Path) -> None:
    walk = walk_in("ready")
    asyncio.run(walk.to(StepId.FINISHED))
    again = walk_in("ready")
    asyncio.run(again.sign_in())
    again.journey.coming_back.open(again.state.portals.known[0])
    asyncio.run(again.journey.arrive())
    report = report_of(again, tmp_path)
    assert "Created by this program, which asked for it on " in report
    assert "English (1033)" in report
    assert "The readiness checks were not made in this start of the program" in report
    assert "Contacts and accounts were not read in this start of the program." in report


def test_a_portal_that_was_taken_over_is_not_said_to_be_made_here(walk_in: WalkIn, tmp_path: Path) -> None:
    walk = walk_in("site-exists")
    asyncio.run(walk.to(StepId.READINESS))
    (room,) = [one for one in walk.state.readiness if one.check.id == "portal-slot"]
    assert room.finding is not None
    walk.journey.checks.take_way(room.finding.ways[0])
    asyncio.run(walk.to(StepId.FINISHED))
    report = report_of(walk, tmp_path)
    assert "It was there already and was taken over with this program on " in report
    assert "Created by this program" not in report
    assert "Decided by a person" in report
