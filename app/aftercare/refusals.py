"""What a refusal of one of these changes may mean, in a person's words.

The service publishes no codes for them (contract: power-platform.md section 2), so the words name the
documented reasons and leave Microsoft's own answer in the details.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from app.errors import Forbidden, ServiceDown, ServiceRefused, Throttled, Trouble
from app.problems import Helper, Problem, problem_of
from app.text import Text, text


class Change(Enum):
    """What was asked for."""

    OPEN_TO_ALL = "open-to-all"
    CLOSE = "close"
    CONVERT = "convert"
    RESTART = "restart"
    SCAN = "scan"
    REMOVE = "remove"


_WORDS: dict[Change, tuple[str, Text, Text, Helper]] = {
    Change.OPEN_TO_ALL: (
        "SITE-1",
        text("Microsoft did not make the portal public."),
        text(
            "Trial and developer sites often may not be public: convert the portal to production first, or "
            "have the Power Platform administrator allow it. Changing it may also be reserved to them."
        ),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    Change.CLOSE: (
        "SITE-2",
        text("Microsoft did not make the portal private."),
        text("Your organisation may have reserved this to Power Platform administrators. Ask one of them."),
        Helper.ORGANISATION_ADMINISTRATOR,
    ),
    Change.CONVERT: (
        "SITE-3",
        text("Microsoft did not convert the portal."),
        text(
            "The environment has to be a production or sandbox one, with Power Pages capacity or "
            "pay-as-you-go assigned to it, and you need an administrator's role."
        ),
        Helper.ENVIRONMENT_ADMINISTRATOR,
    ),
    Change.RESTART: (
        "SITE-4",
        text("Microsoft did not restart the portal."),
        text("Something else may be under way with it. Try again in a few minutes."),
        Helper.YOU,
    ),
    Change.SCAN: (
        "SITE-5",
        text("Microsoft did not run its check."),
        text("Another check may be running, or the site is busy. Try again in a few minutes."),
        Helper.YOU,
    ),
    Change.REMOVE: (
        "SITE-6",
        text("Microsoft did not remove it."),
        text("Something else may be under way with it, or you lack the System Administrator role."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
    ),
}


def refused_change(change: Change, trouble: Trouble) -> Problem:
    """The words for what came in the way of a change; only a true "no" gets words of its own."""
    problem = problem_of(trouble)
    if not isinstance(trouble, ServiceRefused) or isinstance(trouble, ServiceDown | Throttled):
        return problem
    # A 401 is about the sign-in, and its words lead there.
    if trouble.status == 401 or (change in (Change.RESTART, Change.SCAN) and isinstance(trouble, Forbidden)):
        return problem
    code, what, remedy, helper = _WORDS[change]
    return replace(problem, code=code, what=what, remedy=remedy, helper=helper)
