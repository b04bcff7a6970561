"""The headless commands."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

from app.cli import report
from app.cli.exit_codes import ExitCode, exit_code_of
from app.cli.options import JSON, Options
from app.cli.output import Output
from app.cli.session import Session, Stopped, open_session
from app.errors import CreationUncertain
from app.problems import Helper, Problem, problem_of
from app.provisioning.site_request import Part, SiteRequest, objections
from app.report.saving import expect_place, save
from app.report.writing import MakePdf
from app.text import render, text
from app.threads import DaemonExecutor
from app.version import VERSION


def perform(options: Options, make_pdf: MakePdf) -> int:
    """Runs the command and gives its exit code. `make_pdf` prints a report."""
    output = Output(str(options.command), options.json)
    try:
        with open_session(options, output, make_pdf) as session, asyncio.Runner() as runner:
            runner.get_loop().set_default_executor(DaemonExecutor())
            return runner.run(_COMMANDS[str(options.command)](session))
    except Stopped as stopped:
        output.problem(stopped.problem)
        return exit_code_of(stopped.problem)
    except Exception as trouble:  # noqa: BLE001 - a traceback helps nobody, and may hold what nobody should see
        problem = problem_of(trouble)
        output.problem(problem)
        return exit_code_of(problem)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


async def _environments(session: Session) -> int:
    await session.sign_in()
    await session.list_environments()
    found = session.state.environments or ()
    listing = session.state.listing
    if listing.gap is not None:
        session.output.say(listing.gap)
    entries = [report.environment_entry(one) for one in found]
    result = {**_person(session), **report.listing_entry(listing), "environments": entries}
    session.output.result(result, [report.environment_line(one) for one in found])
    return ExitCode.DONE


async def _check(session: Session) -> int:
    file = session.options.report
    if file is not None:
        expect_place(file)
    await session.sign_in()
    await session.choose_environment()
    await session.check()
    if file is not None:
        await _report(session, file)
    session.output.result(_readiness(session), _readiness_lines(session))
    return ExitCode.DONE if session.state.is_ready else ExitCode.NOT_READY


async def _report(session: Session, file: Path) -> None:
    reports = session.journey.reports
    if file.suffix.lower() == JSON:
        entry = {
            "program": {"version": VERSION},
            "madeAt": datetime.now().astimezone().isoformat("T", "seconds"),
        }
        content = session.output.as_text({**_readiness(session), **entry})
        await asyncio.to_thread(save, file, content.encode())
    else:
        await reports.save(reports.readiness(), file, session.make_pdf)
    session.output.say(text("The report is in {file}", file=str(file)))


async def _create(session: Session) -> int:
    # What will not do is told before the person is asked for anything.
    _expect_fitting(session, Part.NAME, Part.ADDRESS)
    await session.sign_in()
    await session.choose_environment()
    if await session.resume():
        return _created(session)
    await session.check()
    if not session.state.is_ready:
        session.output.result(_readiness(session), _readiness_lines(session))
        return ExitCode.NOT_READY
    await session.go_on()
    await session.go_on()
    session.journey.site.edit(_wanted(session))
    _expect_fitting(session, *Part)
    await session.go_on()
    await session.go_on()
    return _created(session)


def _wanted(session: Session) -> SiteRequest:
    options, offered = session.options, session.state.request
    return SiteRequest(options.name, options.address, options.language or offered.language)


def _expect_fitting(session: Session, *parts: Part) -> None:
    found = objections(_wanted(session), session.state.languages or ())
    objection = next((one for one in found if one.part in parts), None)
    if objection is not None:
        remedy = text("Change the option and give the command again.")
        raise Stopped(Problem("SITE-1", objection.reason, remedy, Helper.YOU))


def _created(session: Session) -> int:
    site = session.state.site
    if site is None:
        raise Stopped(problem_of(CreationUncertain()))
    session.output.result({**_person(session), "website": report.website_entry(site)}, [site.address])
    return ExitCode.DONE


_COMMANDS = {"environments": _environments, "check": _check, "create": _create}


def _readiness(session: Session) -> dict[str, object]:
    environment = session.state.environment
    return {
        **_person(session),
        "environment": report.environment_entry(environment) if environment else None,
        "ready": session.state.is_ready,
        "checks": [
            report.finding_entry(one.check, one.finding, session.journey.reports.message(one))
            for one in session.state.readiness
            if one.finding is not None
        ],
    }


def _readiness_lines(session: Session) -> list[str]:
    found = [line for one in session.state.readiness for line in report.finding_lines(one)]
    return [*found, render(session.journey.reports.readiness().verdict)]


def _person(session: Session) -> dict[str, object]:
    account = session.state.account
    return {"account": report.account_entry(account) if account else None}
