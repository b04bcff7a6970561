"""What came in the way of reading a website from Dataverse, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import plural, text


def website_problem(trouble: errors.WebsiteTrouble) -> Problem:
    """The words for a website that cannot be read or written."""
    match trouble:
        case errors.WebsiteTooLarge():
            what = plural(
                "The website has more than {count} record, or more than {megabytes} MB.",
                "The website has more than {count} records, or more than {megabytes} MB.",
                trouble.records,
                megabytes=str(trouble.megabytes),
            )
            remedy = text("Remove what is no longer used in the Portal Management app, and try again.")
            return Problem("WEBSITE-2", what, remedy, Helper.YOU)
        case _:
            return Problem(
                "WEBSITE-1",
                text("This environment has no configuration of the website any more."),
                text("Choose the website again. If it was deleted, it cannot be brought up to date."),
                Helper.YOU,
                (("website", str(getattr(trouble, "website", ""))),),
            )
