"""What stands in the way of the portal, in a person's words."""

from __future__ import annotations

from app import errors
from app.problems.problem import Helper, Problem
from app.text import text


def creation_problem(trouble: errors.CreationTrouble) -> Problem:
    """The words for a portal that is not there yet."""
    match trouble:
        case errors.PortalThereAlready():
            return Problem(
                "CREATE-1",
                text("This environment already has a Customer Portal: {name}.", name=trouble.name),
                text("There can be only one in an environment. Look again: then it can be taken over."),
                Helper.YOU,
                (("address", trouble.address),),
            )
        case errors.PortalPerhapsThere():
            return Problem(
                "CREATE-5",
                text("There is a site called {name}, which may be a Customer Portal.", name=trouble.name),
                text("Look in Power Pages what it is. If it is none, confirm that on the readiness page."),
                Helper.YOU,
            )
        case errors.CreationUncertain():
            return Problem(
                "CREATE-2",
                text("It is not known whether Microsoft took the request, and no portal has appeared yet."),
                text("Look again in a few minutes. After two hours without one you can ask anew."),
                Helper.YOU,
            )
        case errors.CreationStopped():
            return _stopped(trouble)
        case _:
            return Problem(
                "CREATE-4",
                text("Creating the portal takes longer than it should. It may still finish."),
                text(
                    "Keep waiting, look in Power Pages how it is, or close the window and look again later."
                ),
                Helper.MICROSOFT,
            )


def _stopped(trouble: errors.CreationStopped) -> Problem:
    """The words for a portal that Microsoft gave up: why, what is left, and what to do about it."""
    left = trouble.left
    remedy = (
        text(
            "It left the site {name} behind. Delete that in Power Pages, then go back and check again "
            "before you ask anew.",
            name=left,
        )
        if left
        else text("Look in Power Pages whether a site was left behind, and delete it. Then ask anew.")
    )
    details = (("code", trouble.code), ("message", trouble.message))
    given = tuple((name, value) for name, value in details if value)
    return Problem("CREATE-3", _REASONS.get(trouble.code.lower(), _GAVE_UP), remedy, Helper.YOU, given)


_GAVE_UP = text("Microsoft began to create the portal and then stopped.")
_CANCELLED = text("The creation of the portal was cancelled at Microsoft.")
_REASONS = {
    "installfailed": text(
        "Microsoft could not install the portal's template. Perhaps a solution of dual-write is missing."
    ),
    "canceled": _CANCELLED,
    "cancelled": _CANCELLED,
    "notfound": text("The site was deleted while Microsoft was making it."),
    "gone": text("Microsoft shows no such site, and nothing is at work on one: most likely it was deleted."),
}
"""Why it stopped, by the code in small letters; the codes are not published (power-platform.md section 2)."""


def not_connected_problem(trouble: errors.NotConnected) -> Problem:
    """The words for a prerequisite that is not there."""
    whats = {
        "dataverse": text("This needs Dataverse, which this environment does not have."),
        "finance": text("This needs Finance and Operations, which is not linked to this environment."),
    }
    return Problem(
        "ENVIRONMENT-2",
        whats[trouble.missing],
        text("Put that right first."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
    )


def environment_problem(trouble: errors.EnvironmentNotFound) -> Problem:
    """The words for an environment that was not found."""
    if trouble.matches > 1:
        what = text("More than one environment is called {wanted}.", wanted=trouble.wanted)
        remedy = text("Give the environment's id instead; the list shows it.")
    else:
        what = text("There is no environment called {wanted} among yours.", wanted=trouble.wanted)
        remedy = text("Look at the list of environments. Yours may be in another organisation or cloud.")
    return Problem("ENVIRONMENT-1", what, remedy, Helper.YOU)


def portal_problem(trouble: errors.PortalNotFound) -> Problem:
    """The words for a portal that was not found in its environment."""
    if trouble.matches > 1:
        what = text("There is more than one portal in “{environment}”.", environment=trouble.environment)
        remedy = text("Choose an environment with one portal, or give a downloaded folder instead.")
    else:
        what = text("There is no Customer Portal in “{environment}”.", environment=trouble.environment)
        remedy = text("Choose another environment, or create the portal first.")
    return Problem("ENVIRONMENT-3", what, remedy, Helper.YOU)
