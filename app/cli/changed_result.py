"""What became of changes in a portal, as the command tells it, and the exit code that says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.cli.exit_codes import ExitCode, exit_code_of
from app.cli.report import problem_entry
from app.cli.session import Session
from app.cli.update_options import UPDATE
from app.errors import Trouble
from app.problems import problem_of
from app.setup.aftercare_state import Act
from app.setup.update_state import Changed, UpdateState
from app.text import Say, Text, plural, text


async def ended(session: Session, about: dict[str, Any]) -> int:
    """Tells what became of them and what it is `about`, and writes the report that the options name."""
    update = session.state.update or UpdateState()
    changed, problem = update.changed, update.problem
    restart = session.state.aftercare.deed(Act.RESTART).problem
    say = session.output.language.say
    entry = {
        **about,
        **changed_entry(changed, say),
        "restartProblem": problem_entry(restart, say) if restart else None,
        "restartDue": changed is not None and changed.is_restart_due,
    }
    try:
        await save_report(session, is_done=changed is not None)
    except Trouble as trouble:
        # What was done in the portal is told all the same.
        problem = problem or problem_of(trouble)
    if problem is not None:
        session.output.problem(problem, entry)
        # What was begun waits, whatever kept it from its end.
        return ExitCode.UPDATE_OPEN if changed and changed.is_open else exit_code_of(problem)
    if restart is not None:
        session.output.say(text("The portal was not restarted: {why}", why=restart.what))
    if changed is not None and changed.is_restart_due:
        session.output.say(not_restarted(session.options.environment))
    session.output.result(entry, changed_lines(changed, say))
    return exit_code_for(changed)


def not_restarted(environment: str) -> Text:
    """That visitors may see the portal as it was, and the command that ends it."""
    return text(
        "The portal was not restarted after the last update, so visitors may still see the old pages. "
        "To restart it, give {go_on}.",
        go_on=f'{UPDATE} --environment "{environment}" --go-on',
    )


def exit_code_for(changed: Changed | None) -> ExitCode:
    """Whether everything is as it was to be."""
    if changed is None or changed.is_whole:
        return ExitCode.DONE
    return ExitCode.UPDATE_OPEN if changed.is_open else ExitCode.NOT_READY


def changed_entry(changed: Changed | None, say: Say) -> dict[str, Any]:
    """What became of the changes, as JSON."""
    left = changed.left if changed else ()
    return {
        **run_entry(changed),
        "done": changed.done if changed else 0,
        "finished": changed is None or not changed.is_open,
        "left": left_entries(left, say),
    }


def run_entry(changed: Changed | None) -> dict[str, Any]:
    """What the changes are known by, and which update they take back, as JSON."""
    written = changed.written if changed else None
    return {
        "run": changed.run if changed else None,
        "undoes": (written.note.undoes or None) if written else None,
    }


def changed_lines(changed: Changed | None, say: Say) -> list[str]:
    """What became of the changes, in words."""
    done = changed.done if changed else 0
    first = plural("{count} record is changed.", "{count} records are changed.", done)
    if changed is not None and changed.undone:
        first = plural("{count} record is as it was.", "{count} records are as they were.", done)
    return [say(first), *left_lines(changed.left if changed else (), say)]


def left_entries(left: Iterable[tuple[Text, Text]], say: Say) -> list[dict[str, Any]]:
    """Records that are left alone, each with why, as JSON."""
    return [{"record": say(name), "why": say(why)} for name, why in left]


def left_lines(left: Iterable[tuple[Text, Text]], say: Say) -> list[str]:
    """Records that are left alone, each with why, in words."""
    return [say(text("{name}: {why}", name=name, why=why)) for name, why in left]


async def save_report(session: Session, *, is_done: bool) -> None:
    """Writes the report of the update where the options name a file for it.

    Raises:
        ReportNotSaved, PrintingUnavailable: it cannot be written.
    """
    file, reports, language = session.options.report, session.journey.reports, session.output.language
    if file is None:
        return
    made = reports.done_update(language.say) if is_done else reports.planned_update(language.say)
    await reports.save(made, file, session.make_pdf, language)
    session.output.say(text("The report is in {file}", file=str(file)))
