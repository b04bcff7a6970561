"""What came in the way of bringing a website up to date, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import Text, plural, text


def update_problem(trouble: errors.UpdateTrouble) -> Problem:
    """The words for websites that cannot be made one."""
    match trouble:
        case errors.PlanTrouble():
            code, what, remedy = _of_plan(trouble)
            return Problem(code, what, remedy, Helper.YOU)
        case errors.SitesNotComparable():
            remedy = text("Nothing was decided and nothing was written.")
            return Problem("UPDATE-1", trouble.what, remedy, Helper.YOU)
        case errors.ChoicesTrouble():
            return _of_choices(trouble)
        case _:
            code = str(getattr(trouble, "code", ""))
            return Problem(
                "UPDATE-2",
                text("Two texts could not be merged on this computer. Nothing was written."),
                text("Close other programs, as memory may be short, and try again."),
                Helper.YOU,
                (("code", code),) if code else (),
            )


def _of_choices(trouble: errors.ChoicesTrouble) -> Problem:
    match trouble:
        case errors.ChoicesNotKept():
            code = "DRAFT-1"
            what = text(
                "What you choose is not kept: the computer did not let “{file}” be written.",
                file=trouble.path,
            )
            remedy = text(
                "See that the disk has room and that you may write there. The program tries again by itself; "
                "leave it open until then."
            )
        case errors.ChoicesDamaged():
            code = "DRAFT-3"
            what = text("What you chose before, in “{file}”, is damaged.", file=trouble.path)
            remedy = text(
                "Choose anew. Once you do, the file stays in its folder, with “unread” in its name, so that "
                "nothing of it is lost."
            )
        case _:
            code = "DRAFT-2"
            what = text(
                "What you chose before, in “{file}”, cannot be read at this moment.", file=trouble.path
            )
            remedy = text(
                "Another program may be using the file, such as a backup or a virus scanner. Go back and "
                "compare again before you choose. If you choose now, you begin anew, and the file stays in "
                "its folder, with “unread” in its name."
            )
    details = (("detail", trouble.detail),) if trouble.detail else ()
    return Problem(code, what, remedy, Helper.YOU, details)


def _of_plan(trouble: errors.PlanTrouble) -> tuple[str, Text, Text]:
    file = str(trouble.file)
    again = text("Make a new plan of these folders, and choose in that.")
    match trouble:
        case errors.PlanOutOfDate():
            return "PLAN-2", _out_of_date(trouble), again
        case errors.PlanThereAlready():
            what = text("There is a file {file} already, and it may hold what somebody chose.", file=file)
            return "PLAN-3", what, text("Name another file for the plan, or move this one away.")
        case errors.ChoicesMissing():
            what = plural(
                "In the plan {file}, nothing that can be done is chosen yet in {count} place: “{first}”.",
                "In the plan {file}, nothing that can be done is chosen yet in {count} places. The first is "
                "“{first}”.",
                trouble.count,
                file=file,
                first=trouble.first,
            )
            return "CHOICE-1", what, text("Fill in each “choice” that is empty, and apply the plan again.")
        case errors.ChoiceNotPossible():
            what = text(
                "What the plan {file} chooses for “{name}” cannot be had.", file=file, name=trouble.name
            )
            return "CHOICE-2", what, text("Choose something else there, such as ours or theirs.")
        case _:
            reason = str(getattr(trouble, "reason", ""))
            what = text("The plan {file} cannot be used: {reason}.", file=file, reason=reason)
            return "PLAN-1", what, text("Undo the last change to the file, or make a new plan.")


def _out_of_date(trouble: errors.PlanOutOfDate) -> Text:
    file = str(trouble.file)
    match trouble.side:
        case "site":
            return text("The folder of the website is not the one of which {file} was made.", file=file)
        case "template":
            return text("The folder of the template is not the one of which {file} was made.", file=file)
        case "baseline":
            return text("The folder of the baseline is not the one of which {file} was made.", file=file)
        case _:
            return text("Another version of this program made the plan {file}.", file=file)
