"""What came in the way of writing an update into a live website, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import text


def applying_problem(trouble: errors.RunTrouble | errors.UpdateUnfinished) -> Problem:
    """The words for an update that cannot be begun or gone on with."""
    match trouble:
        case errors.UpdateUnfinished():
            what = text("An update of “{name}” was begun and has not come to its end.", name=trouble.name)
            remedy = text("Go on with that update, or undo it. Then begin a new one.")
            return Problem("APPLY-1", what, remedy, Helper.YOU)
        case errors.RunNotWritten():
            what = text(
                "The computer did not let “{file}” be written, in which the update writes down what it does. "
                "Nothing more was sent.",
                file=trouble.path,
            )
            remedy = text(
                "See that the disk has room and that you may write there. Then go on with the update."
            )
            details = (("detail", trouble.detail),) if trouble.detail else ()
            return Problem("APPLY-2", what, remedy, Helper.YOU, details)
        case _:
            what = text(
                "“{file}”, in which an update wrote down what it did, cannot be used.", file=trouble.path
            )
            remedy = text("Read the website again and look at what is left to be changed.")
            return Problem("APPLY-3", what, remedy, Helper.YOU)
