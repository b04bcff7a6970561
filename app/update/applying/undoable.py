"""Which run is meant where a person wants an update to be taken back, or gives its plan again."""

from __future__ import annotations

from collections.abc import Sequence

from app.errors import UndoneAlready, UpdateNotKnown, UpdateUnfinished
from app.update.applying.run import Run
from app.update.applying.runs import newest_open


def run_to_undo(runs: Sequence[Run], name: str, id_: str = "") -> Run:
    """The update with this id, or else the newest of the website `name`; finished or not.

    Where taking it back was begun and cut short, that is what is given: it is to be gone on with. `runs` are
    all of the website, the newest first.

    Raises:
        UpdateNotKnown: there is none.
        UndoneAlready: the newest was taken back. Nobody means an earlier one by saying the same twice.
        UpdateUnfinished: another one has to come to its end first.
    """
    found = _meant(runs, name, id_)
    other = newest_open(runs)
    if other is not None and found.note.id not in (other.note.id, other.note.undoes):
        raise UpdateUnfinished(name)
    return found


def run_of_plan(runs: Sequence[Run], plan: str) -> Run | None:
    """The newest of the updates by this plan that came to its end, unless it was taken back.

    `runs` are all of the website, the newest first.
    """
    undone = {run.note.undoes for run in runs}
    made = (run for run in runs if run.note.kind == "update" and run.note.plan == plan != "")
    newest = next(made, None)
    return newest if newest and newest.is_finished and newest.note.id not in undone else None


def _meant(runs: Sequence[Run], name: str, id_: str) -> Run:
    updates = (run for run in runs if run.note.kind == "update" and id_ in ("", run.note.id))
    wanted = next(updates, None)
    if wanted is None:
        raise UpdateNotKnown(name, id_)
    undone = [run for run in runs if run.note.undoes == wanted.note.id]
    begun = next((run for run in undone if not run.is_finished), None)
    if begun is not None:
        return begun
    if undone and not id_:
        raise UndoneAlready(name, wanted.note.id)
    return wanted
