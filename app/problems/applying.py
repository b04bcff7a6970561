"""What came in the way of writing an update into a live website, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import text

_Trouble = (
    errors.RunTrouble
    | errors.UpdateUnfinished
    | errors.UpdateUnderWay
    | errors.UpdateNotKnown
    | errors.UndoneAlready
)


def applying_problem(trouble: _Trouble) -> Problem:
    """The words for an update that cannot be begun, gone on with or taken back."""
    match trouble:
        case errors.UpdateUnfinished():
            what = text("An update of “{name}” was begun and has not come to its end.", name=trouble.name)
            remedy = text("Go on with that update, or undo it. Then begin a new one.")
            return Problem("APPLY-1", what, remedy, Helper.YOU)
        case errors.UpdateUnderWay():
            what = text("Another window or command on this computer is changing this portal right now.")
            remedy = text("Wait until it has come to its end. Then try again.")
            return Problem("APPLY-6", what, remedy, Helper.YOU)
        case errors.UpdateNotKnown(name, run):
            what = text("This computer knows of no update of “{name}” that could be taken back.", name=name)
            if run:
                what = text("This computer knows of no update {run} of “{name}”.", run=run, name=name)
            remedy = text("Take it back on the computer, and as the user, by which it was made.")
            return Problem("APPLY-4", what, remedy, Helper.YOU)
        case errors.UndoneAlready(name, run):
            what = text("The last update of “{name}” was taken back already.", name=name)
            remedy = text("To take back an earlier one, or this one again ({run}), name it.", run=run)
            return Problem("APPLY-5", what, remedy, Helper.YOU)
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
        case errors.RunInDoubt():
            what = text(
                "“{file}”, in which an update wrote down what it did, cannot be read. It may be an update of "
                "this portal that has not come to its end. Nothing was written.",
                file=trouble.path,
            )
            remedy = text(
                "Try again in a moment, as another program may be using the file. If it stays so, look "
                "whether your portal is as it should be, move the file to another folder and begin again."
            )
            return Problem("APPLY-7", what, remedy, Helper.YOU)
        case _:
            what = text(
                "“{file}”, in which an update wrote down what it did, cannot be used.", file=trouble.path
            )
            remedy = text("Read the website again and look at what is left to be changed.")
            return Problem("APPLY-3", what, remedy, Helper.YOU)
