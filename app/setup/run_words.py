"""What a run of an update comes to, in words."""

from __future__ import annotations

from collections.abc import Iterable

from app.setup.update_state import Changed, Counted
from app.text import Text, text
from app.update.applying.outcome import Left, Outcome
from app.update.applying.progress import Progress, Stage
from app.update.applying.run import Run
from app.update.applying.step import Step
from app.update.applying.step_name import name_of
from app.update.kinds import kind_of

_STAGES = {
    Stage.READING: text("Reading your portal"),
    Stage.KEEPING: text("Keeping your portal as it is"),
    Stage.WRITING: text("Changing your portal"),
    Stage.PUT_OFF: text("Waiting for a moment, as Microsoft asks"),
    Stage.IN_DOUBT: text("An answer was lost. In a moment the program looks what was done"),
    Stage.CHECKING: text("Reading your portal again"),
}


def counted(progress: Progress) -> Counted:
    """How far it is."""
    return Counted(_STAGES[progress.stage], progress.done, progress.total or 0)


def changed_by(outcome: Outcome, run: Run) -> Changed:
    """What became of a run so far, with the names of what was left alone."""
    left, note = left_words(outcome.left, run), outcome.note
    done, undone = len(outcome.done), note.kind == "undo"
    return Changed(note.id, done, left, outcome.is_open, undone, run.is_restart_due, run)


def left_words(left: Iterable[Left], run: Run) -> tuple[tuple[Text, Text], ...]:
    """The names of records of a run that are left alone, each with why."""
    names = {step.key: _named(step) for step in run.steps}
    return tuple(
        (names.get((one.place.table, one.place.id), text("{id}", id=one.place.id)), _why(one)) for one in left
    )


def _named(step: Step) -> Text:
    return text("{kind} “{name}”", kind=kind_of(step.key[0]), name=name_of(step))


def _why(left: Left) -> Text:
    if not left.message:
        return left.why
    return text("{why} It says: {message}", why=left.why, message=left.message)
