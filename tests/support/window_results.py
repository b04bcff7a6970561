"""Hand-made results of the checks, for the moments of a setup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.checks.catalogue import all_checks
from app.checks.check import CheckResult, Evidence, Finding, Remedy, Verdict
from app.errors import NameNotFound
from app.problems import Helper, problem_of
from app.provisioning.plan import Way
from app.text import text

STARTED = datetime.now(UTC) - timedelta(minutes=12, seconds=34)
PAGE = "https://make.powerpages.microsoft.com/environments/e-1/portals/home"
UNREACHED = problem_of(NameNotFound("api.powerplatform.com"))
_EVIDENCE = (
    Evidence(text("Dataverse: your user"), STARTED, text("System Administrator, assigned directly")),
)


def _found(verdict: Verdict, check_id: str) -> CheckResult:
    check = next(one for one in all_checks() if one.id == check_id)
    if verdict is Verdict.READY:
        return CheckResult(check, Finding(verdict, text("It is as it has to be."), _EVIDENCE))
    remedy = Remedy(
        text("Open the Dual-write page, select the map and choose Run."),
        Helper.ENVIRONMENT_ADMINISTRATOR,
        PAGE,
    )
    problem = UNREACHED if verdict is Verdict.COULD_NOT_CHECK else None
    return CheckResult(
        check, Finding(verdict, text("It is not as it should be."), _EVIDENCE, remedy, problem)
    )


def results_with(odd: Mapping[str, Verdict]) -> tuple[CheckResult, ...]:
    """A result for each check: ready, but for the odd ones, which are named by their ids."""
    return tuple(_found(odd.get(check.id, Verdict.READY), check.id) for check in all_checks())


def room_for(verdict: Verdict, *ways: Way) -> tuple[CheckResult, ...]:
    """Results of which the last says that there is a portal, or may be, with what can be done."""
    found = results_with({"portal-slot": verdict})
    return tuple(
        replace(one, finding=replace(one.finding, ways=ways))
        if one.finding and one.check.id == "portal-slot"
        else one
        for one in found
    )
