"""What has to be so before a trial can become a production site. Pure.

Documented are the kinds of environment, the licence and the role (power-pages-docs admin/lifecycle.md and
admin/convert-site.md). What cannot be told is left to Microsoft, who has the last word in any case.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.check import CheckResult, Verdict
from app.services.environments import Environment
from app.text import Text, text

_KINDS = {"production": True, "sandbox": True, "trial": False, "developer": False}
_LICENCE = "power-pages-licence"
_ROLE = "administrator-role"


@dataclass(frozen=True)
class Condition:
    """One thing that has to be so. `is_met` is None where that is not known."""

    words: Text
    is_met: bool | None


def conditions(environment: Environment | None, readiness: tuple[CheckResult, ...]) -> tuple[Condition, ...]:
    """The conditions, and how they stand as far as the environment and the checks tell."""
    kind = environment.kind.lower() if environment else ""
    return (
        Condition(
            text("The environment is a production or a sandbox one, not a trial or developer one."),
            _KINDS.get(kind),
        ),
        Condition(
            text("Power Pages capacity, or pay-as-you-go, is assigned to the environment."),
            _verdict(readiness, _LICENCE),
        ),
        Condition(
            text("You are System Administrator, or administrator of Dynamics 365 or Power Platform."),
            _verdict(readiness, _ROLE),
        ),
    )


def can_be_asked(found: tuple[Condition, ...]) -> bool:
    """Whether nothing is known to stand in the way: what is not known, Microsoft decides."""
    return found[0].is_met is not False


def _verdict(readiness: tuple[CheckResult, ...], check_id: str) -> bool | None:
    finding = next((one.finding for one in readiness if one.check.id == check_id), None)
    known = {Verdict.READY: True, Verdict.CONFIRMED_BY_YOU: True, Verdict.NOT_READY: False}
    return known.get(finding.verdict) if finding else None
