"""What stands in the way of an installation, in a person's words."""

from __future__ import annotations

from app.errors import InstallationTrouble
from app.problems.problem import Helper, Problem
from app.text import Text, text


def installation_problem(trouble: InstallationTrouble) -> Problem:
    """The words for a package that was not installed."""
    code, what, remedy, helper = _words(trouble)
    details = (("code", trouble.code), ("message", trouble.message))
    return Problem(code, what, remedy, helper, tuple(pair for pair in details if pair[1]))


def _words(trouble: InstallationTrouble) -> tuple[str, Text, Text, Helper]:
    package = trouble.package
    match trouble.reason:
        case "not-offered":
            return (
                "INSTALL-1",
                text("Microsoft does not offer {package} to this environment.", package=package),
                text("See in the admin centre, under Dynamics 365 apps, what can be installed."),
                Helper.ENVIRONMENT_ADMINISTRATOR,
            )
        case "in-between":
            return (
                "INSTALL-2",
                text("{package} is just being removed, or its state is not known.", package=package),
                text("Look in the admin centre, under Dynamics 365 apps, and try again later."),
                Helper.ENVIRONMENT_ADMINISTRATOR,
            )
        case "stopped":
            return (
                "INSTALL-3",
                text("Microsoft began to install {package} and then stopped.", package=package),
                text(
                    "The admin centre says why, under Dynamics 365 apps. It can be tried again there or here."
                ),
                Helper.ENVIRONMENT_ADMINISTRATOR,
            )
        case "stalled":
            return (
                "INSTALL-4",
                text(
                    "Installing {package} takes longer than it should. It may still finish.", package=package
                ),
                text("Look again later. It goes on without this program."),
                Helper.MICROSOFT,
            )
        case "uncertain":
            return (
                "INSTALL-5",
                text("It is not known whether Microsoft took the request for {package}.", package=package),
                text("Look in the admin centre, under Dynamics 365 apps, before you ask again."),
                Helper.YOU,
            )
