"""The command `create`: the same steps as the window's, by the way that the options name."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.cli import report
from app.cli.exit_codes import ExitCode
from app.cli.readiness import checks, person, readiness, readiness_lines
from app.cli.session import Session, Stopped
from app.cli.setup_entry import setup_entry
from app.cli.values import CREATE, JSON
from app.cli.ways import take_way, undecided
from app.cli.written import save_json
from app.errors import CreationUncertain
from app.problems import Helper, Problem, problem_of
from app.provisioning.plan import wanted
from app.provisioning.site_request import Part, SiteRequest, objections
from app.report.saving import expect_place
from app.setup.state import StepId
from app.setup.steps import STEPS
from app.text import text


async def create(session: Session) -> int:
    """Checks, takes the way, and waits for the portal.

    Raises:
        Stopped: that did not work.
    """
    # What will not do is told before the person is asked for anything.
    if session.options.report is not None:
        expect_place(session.options.report)
    if session.options.way in ("", CREATE):
        _expect_fitting(session, Part.NAME, Part.ADDRESS)
    await session.sign_in()
    await session.choose_environment()
    if await session.resume():
        return await _created(session)
    await session.check()
    take_way(session)
    if not session.state.is_ready:
        problem = undecided(session.state)
        if problem is not None:
            raise Stopped(problem, readiness(session))
        session.output.result(readiness(session), readiness_lines(session))
        return ExitCode.NOT_READY
    await _go_to_the_portal(session)
    return await _created(session)


async def _go_to_the_portal(session: Session) -> None:
    for _ in STEPS:
        if session.state.site is not None:
            return
        if session.state.step is StepId.SITE:
            session.journey.site.edit(_wanted(session))
            _expect_fitting(session, *Part)
        await session.go_on()


def _wanted(session: Session) -> SiteRequest:
    """What the options say of the site; what they leave open is as the setup proposes it."""
    options, offered = session.options, session.state.request
    request = SiteRequest(
        options.name or offered.name,
        options.address or offered.subdomain,
        options.language or offered.language,
    )
    return wanted(session.state.course.way, request)


def _expect_fitting(session: Session, *parts: Part) -> None:
    found = objections(_wanted(session), session.state.languages or ())
    objection = next((one for one in found if one.part in parts), None)
    if objection is not None:
        remedy = text("Change the option and give the command again.")
        raise Stopped(Problem("SITE-1", objection.reason, remedy, Helper.YOU))


async def _created(session: Session) -> int:
    site = session.state.site
    if site is None:
        raise Stopped(problem_of(CreationUncertain()))
    if session.options.report is not None:
        await _report(session, session.options.report)
    result = {**person(session), "website": report.website_entry(site)}
    session.output.result(result, [site.address])
    return ExitCode.DONE


async def _report(session: Session, file: Path) -> None:
    """Looks at the portal once, changing nothing, and writes the setup report."""
    journey = session.journey
    await asyncio.gather(journey.usability.look(), journey.portal.glance())
    if file.suffix.lower() == JSON:
        await save_json(
            session,
            file,
            {**setup_entry(journey.reports.facts(), session.output.language.say), "checks": checks(session)},
        )
    else:
        await journey.reports.save(journey.reports.setup(), file, session.make_pdf, session.output.language)
    session.output.say(text("The report is in {file}", file=str(file)))
