"""A plan with its choices, against the folders as they are: what is to be written, or why nothing is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from app.errors import ChoiceNotPossible, ChoicesMissing, PlanOutOfDate
from app.update.merge.choice import Choices
from app.update.merge.decision import Decision, Place
from app.update.merge.possible import is_possible
from app.update.merge.resolution import Resolved
from app.update.plan_file import Checksums, Plan, checksums_of
from app.update.planning import Sides, decide, resolved

_SIDES: tuple[Literal["site", "template", "baseline", "decisions"], ...] = (
    "site",
    "template",
    "baseline",
    "decisions",
)


def outcome_of(plan: Plan, file: Path, sides: Sides) -> Resolved:
    """What the plan in `file` writes into the website's folder.

    Raises:
        PlanOutOfDate: it was made of other folders, or of other decisions.
        ChoiceNotPossible: something was chosen that cannot be had there.
        ChoicesMissing: something is still in doubt.
        SitesNotComparable, MergeEngineFailed: nothing can be decided.
    """
    decisions = decide(sides)
    _check_made_of(plan.checksums, checksums_of(sides, decisions), file)
    _check_possible(plan.choices, decisions, file)
    outcome = resolved(sides, decisions, plan.choices)
    if outcome.open:
        names = {one.place: one.name for one in decisions}
        first = outcome.open[0]
        raise ChoicesMissing(file, len(outcome.open), names[Place(first.table, first.id)])
    return outcome


def _check_made_of(planned: Checksums, now: Checksums, file: Path) -> None:
    for side in _SIDES:
        if getattr(planned, side) != getattr(now, side):
            raise PlanOutOfDate(file, side)


def _check_possible(choices: Choices, decisions: tuple[Decision, ...], file: Path) -> None:
    records = {one.place: one for one in decisions}
    for place, choice in choices.items():
        record = records.get(Place(place.table, place.id))
        if record is None or not is_possible(record, place, choice):
            raise ChoiceNotPossible(file, record.name if record else place.id)
