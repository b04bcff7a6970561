"""`update --go-on` and `--undo`: changes begun in a portal are brought to their end, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.cli.begun_words import begun_at, going_on
from app.cli.changed_result import ended, left_entries, left_lines, run_entry
from app.cli.exit_codes import ExitCode
from app.cli.session import Session
from app.cli.update_options import BegunOptions
from app.report.saving import expect_place
from app.setup.run_words import left_words
from app.setup.update_state import Changed
from app.text import Text, plural, text
from app.update.applying.step_name import name_of
from app.update.step_entries import record_entry

if TYPE_CHECKING:
    from app.update.applying.foreseeing import Foreseen
    from app.update.applying.run_note import RunNote


async def update_begun(session: Session, options: BegunOptions) -> int:
    """Finds what was begun, says what it is, and goes on with it or takes it back.

    Raises:
        Stopped, NotFound, FileTrouble: nothing was written.
    """
    if session.options.report is not None:
        expect_place(session.options.report)
    await session.sign_in()
    await session.choose_environment()
    await session.journey.updating.find()
    session.journey.updating.open()
    changed = await _found(session, options)
    if changed is None:
        session.output.result(
            {**_website(session), **run_entry(None), "done": 0, "finished": True, "left": []},
            [session.output.language.say(text("There is nothing to go on with."))],
        )
        return ExitCode.DONE
    # Taking back that was cut short is gone on with: it is itself what was begun.
    undoing = options.undoes and not changed.undone
    if changed.written is not None:
        note = changed.written.note
        session.output.say(_taking_back(note) if undoing else going_on(note))
    if options.only_looks:
        return await _look(session, undoing=undoing)
    changing = session.journey.changing
    await (changing.undo() if undoing else changing.go_on())
    return await ended(session, _website(session))


async def _found(session: Session, options: BegunOptions) -> Changed | None:
    changing = session.journey.changing
    if options.undoes:
        await changing.find_undoable(options.run)
    else:
        await changing.find_unfinished()
    return session.settled_update().changed


async def _look(session: Session, *, undoing: bool) -> int:
    await session.journey.changing.foresee(undoing=undoing)
    update = session.settled_update()
    if update.foreseen is not None:
        entry = {
            **_website(session),
            **run_entry(update.changed),
            **_foreseen_entry(update.foreseen, session),
        }
        lines = _foreseen_lines(update.foreseen, session)
        if update.changed is not None and update.changed.is_restart_due and not undoing:
            entry["wouldRestart"] = True
            lines.append(session.output.language.say(text("The portal would be restarted.")))
        session.output.result(entry, lines)
    return ExitCode.DONE


def _taking_back(note: RunNote) -> Text:
    return text(
        "Taking back the update {run} of {begun} by {person}",
        run=note.id,
        begun=begun_at(note),
        person=note.by,
    )


def _foreseen_entry(foreseen: Foreseen, session: Session) -> dict[str, Any]:
    say = session.output.language.say
    return {
        "dryRun": True,
        "wouldWrite": [record_entry(step, say) for step in foreseen.due],
        "done": foreseen.done,
        "left": left_entries(left_words(foreseen.left, foreseen.run), say),
    }


def _foreseen_lines(foreseen: Foreseen, session: Session) -> list[str]:
    say = session.output.language.say
    due = len(foreseen.due)
    return [
        say(plural("{count} record would be written.", "{count} records would be written.", due)),
        *(say(text("{name}", name=name_of(step))) for step in foreseen.due),
        *left_lines(left_words(foreseen.left, foreseen.run), say),
    ]


def _website(session: Session) -> dict[str, Any]:
    site = session.state.site
    return {"website": {"id": site.record, "name": site.name} if site else None}
