"""Changes that were begun in a portal and have not come to their end, in words for the command line."""

from __future__ import annotations

from dataclasses import replace

from app.cli.changed_result import run_entry
from app.cli.session import Stopped
from app.cli.update_options import UPDATE
from app.errors import UpdateUnfinished
from app.problems import Problem, problem_of
from app.setup.update_state import Changed
from app.text import Text, text
from app.update.applying.run_note import RunNote


def going_on(note: RunNote) -> Text:
    """That the run is gone on with."""
    if note.kind == "undo":
        return text(
            "Going on with taking back the update {run}, begun {begun} by {person}",
            run=note.undoes,
            begun=begun_at(note),
            person=note.by,
        )
    return text(
        "Going on with the update {run} of {begun} by {person}",
        run=note.id,
        begun=begun_at(note),
        person=note.by,
    )


def begun_at(note: RunNote) -> str:
    """When the run was begun, to the second."""
    return note.begun.isoformat(" ", "seconds")


def stopped_by(changed: Changed, site: str, environment: str) -> Stopped:
    """That nothing else can be begun in the portal `site`: what stands there, and which commands end it."""
    return Stopped(_problem(changed, site, environment), run_entry(changed))


def _problem(changed: Changed, site: str, environment: str) -> Problem:
    problem = problem_of(UpdateUnfinished(site))
    if changed.written is None:
        return problem
    note, command = changed.written.note, f'{UPDATE} --environment "{environment}"'
    if note.kind == "undo":
        what = text(
            "Taking back the update {run} of “{name}”, begun {begun} by {person}, has not come to its end.",
            run=note.undoes,
            name=site,
            begun=begun_at(note),
            person=note.by,
        )
        remedy = text("To go on with that, give {go_on}.", go_on=f"{command} --go-on")
    else:
        what = text(
            "The update {run} of “{name}”, begun {begun} by {person}, has not come to its end.",
            run=note.id,
            name=site,
            begun=begun_at(note),
            person=note.by,
        )
        remedy = text(
            "To go on with it, give {go_on}. To take it back, give {undo}.",
            go_on=f"{command} --go-on",
            undo=f"{command} --undo",
        )
    return replace(problem, what=what, remedy=remedy)
