"""What of a new state is worth a line in the log: where one is, what was found, what came in the way.

Names of people, environments and sites are in none of these lines; ids are, where support asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.check import CheckResult
from app.report.support import for_support
from app.setup.state import SetupState


def moments(before: SetupState | None, after: SetupState) -> Iterator[str]:
    """The lines for what is new in `after`. None stands for the beginning of a session."""
    old = before or SetupState()
    if before is None or old.place != after.place:
        mended = f", {after.place[1]}" if after.place[1] else ""
        yield f"step {after.step.value}{mended}"
    if (old.account is None) != (after.account is None):
        yield "signed in" if after.account else "signed out"
    if after.environment is not None and after.environment != old.environment:
        yield f"environment {after.environment.id}, {after.environment.kind}, {after.environment.region}"
    yield from _results(old, after)
    yield from _activities(old, after)
    if after.progress is not None and (old.progress is None or old.progress.stage != after.progress.stage):
        yield f"creation {after.progress.stage.name.lower()}"
    if after.site is not None and (old.site is None or old.site.id != after.site.id):
        yield f"portal {after.site.id}"


def _results(old: SetupState, after: SetupState) -> Iterator[str]:
    known = {result.check.id: _verdict(result) for result in old.readiness}
    for result in after.readiness:
        if result.finding is not None and known.get(result.check.id) != _verdict(result):
            yield f"check {result.check.id} {_verdict(result)}"


def _activities(old: SetupState, after: SetupState) -> Iterator[str]:
    for step, activity in after.activities:
        before = old.activity_of(step).problem
        if activity.problem is not None and activity.problem != before:
            yield f"problem {step.value} {for_support(activity.problem)}"


def _verdict(result: CheckResult) -> str:
    """The verdict, with the problem's codes where there is one; "" while the check runs."""
    if result.finding is None:
        return ""
    problem = result.finding.problem
    return result.finding.verdict.value + (f", {for_support(problem)}" if problem else "")
