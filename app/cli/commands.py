"""The headless commands."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.cli import report
from app.cli.creating import create
from app.cli.exit_codes import ExitCode, exit_code_of
from app.cli.forget_options import FORGET
from app.cli.options import Options
from app.cli.output import Output
from app.cli.readiness import person, readiness, readiness_lines
from app.cli.recording import compare
from app.cli.session import Session, Stopped, open_session
from app.cli.speaking import language_of_command
from app.cli.update_options import UPDATE
from app.cli.values import JSON
from app.cli.written import save_json
from app.problems import problem_of
from app.report.saving import expect_place
from app.report.writing import MakePdf
from app.text import text
from app.threads import DaemonExecutor


def perform(options: Options, make_pdf: MakePdf) -> int:
    """Runs the command and gives its exit code. `make_pdf` prints a report."""
    language = language_of_command((options.speaks,), options.state_folder)
    output = Output(str(options.command), options.json, language)
    try:
        folders = options.update.folders if options.update else None
        if options.update is not None and folders is not None:
            from app.cli.update import update

            return update(options.update, folders, output)
        if options.snapshots is not None:
            from app.cli.snapshots import snapshots

            return snapshots(options.snapshots, options.state_folder, output)
        if options.command == FORGET:
            from app.cli.forgetting import forget

            return forget(options, output)
        if options.recordings is not None:
            return compare(options.recordings, output)
        with open_session(options, output, make_pdf) as session, asyncio.Runner() as runner:
            runner.get_loop().set_default_executor(DaemonExecutor())
            return runner.run(_COMMANDS[str(options.command)](session))
    except Stopped as stopped:
        output.problem(stopped.problem, stopped.content)
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
    result = {**person(session), **report.listing_entry(listing), "environments": entries}
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
    session.output.result(readiness(session), readiness_lines(session))
    return ExitCode.DONE if session.state.is_ready else ExitCode.NOT_READY


async def _report(session: Session, file: Path) -> None:
    if file.suffix.lower() == JSON:
        await save_json(session, file, readiness(session))
    else:
        reports = session.journey.reports
        await reports.save(reports.readiness(), file, session.make_pdf, session.output.language)
    session.output.say(text("The report is in {file}", file=str(file)))


async def _update(session: Session) -> int:
    from app.cli.update_portal import update_portal

    return await update_portal(session)


_COMMANDS = {"environments": _environments, "check": _check, "create": create, UPDATE: _update}
