"""What became of a run, record by record, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.text import Text, text
from app.update.applying.reasons import Reason, Stop
from app.update.applying.run import Run
from app.update.applying.run_note import RunNote
from app.update.merge.decision import Place

_WORDS: Mapping[Reason, Text] = {
    Reason.CHANGED: text("Somebody changed it since it was read, so it was left as it is."),
    Reason.GONE: text("Somebody removed it since it was read."),
    Reason.TARGET: text("It leads to a record that is not there."),
    Reason.IN_USE: text("Another record still uses it, so it was not removed."),
    Reason.REFUSED: text("Dataverse did not take it."),
    Reason.OTHERWISE: text("It was written, and Dataverse holds something else now."),
}


@dataclass(frozen=True)
class Left:
    """A record that is not as it was to be: `why` in words; `code` and `message` are Dataverse's own."""

    place: Place
    reason: Reason
    why: Text
    code: str = ""
    message: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a run. `done` are records that read back as they were to be, `left` those that do not.

    With `is_open`, it has not come to its end: `done` are then those that Dataverse said to have taken. It
    can be gone on with, or be undone.
    """

    note: RunNote
    done: tuple[Place, ...]
    left: tuple[Left, ...]
    is_open: bool


def outcome_of(run: Run) -> Outcome:
    """What became of a run, as far as it is."""
    ending = run.ending
    if ending is None:
        done = tuple(Place(*step.key) for step in run.steps if step.key in run.written)
        return Outcome(run.note, done, (), is_open=True)
    done = tuple(Place(*step.key) for step in run.steps if step.key not in ending.stopped)
    left = tuple(left_of_stop(Place(*key), stop) for key, stop in ending.stopped.items())
    return Outcome(run.note, done, left, is_open=False)


def left_of_stop(place: Place, stop: Stop) -> Left:
    """A record that was stopped, in words."""
    return Left(place, stop.reason, _WORDS[stop.reason], stop.code, stop.message)
