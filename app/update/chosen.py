"""A plan with its choices, against the folders as they are: what is to be written, or why nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

from app.errors import ChoiceNotPossible, ChoicesMissing, PlanOutOfDate
from app.update.merge.choice import Choice, Choices, Edited, Take
from app.update.merge.decision import Decision, FieldDecision, Part, Place
from app.update.merge.json_text import MergedJson
from app.update.merge.json_tree import json_tree
from app.update.merge.reasons import IN_DOUBT
from app.update.merge.resolution import Resolved
from app.update.plan_file import Checksums, Plan, checksums_of
from app.update.planning import Sides, decide, resolved
from app.update.schema import portal_schema

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
    fields = {place: field for one in decisions for field in one.fields for place in _places(field)}
    for place, choice in choices.items():
        record = records.get(Place(place.table, place.id))
        field = fields.get(place)
        possible = _fits_field(field, choice) if field else place in records and _fits_record(record, choice)
        if not possible:
            raise ChoiceNotPossible(file, record.name if record else place.id)


def _places(decided: FieldDecision) -> Iterator[Place]:
    """Where something can be chosen in a field: for it, and for each conflict inside it."""
    yield decided.place
    for number in range(len(decided.inner.conflicts) if decided.inner else 0):
        yield replace(decided.place, conflict=number)


def _fits_record(decision: Decision | None, choice: Choice) -> bool:
    """Whether a choice can be had for a whole record; for one without fields it is there or it is not."""
    if decision is None or isinstance(choice, Edited):
        return False
    if decision.fields:
        return True
    stays = decision.in_ours and not decision.in_base and decision.reason != IN_DOUBT
    return choice is Take.OURS or (choice is Take.THEIRS and not stays)


def _fits_field(decided: FieldDecision, choice: Choice) -> bool:
    """Whether a choice can be had for a field: what is written by hand has to be what it holds."""
    if not isinstance(choice, Edited):
        return True
    written = choice.content
    if not isinstance(written, str) or decided.part is Part.LINKS:
        return False
    table = portal_schema().tables.get(decided.place.table)
    is_json = isinstance(decided.inner, MergedJson) or (table and decided.place.field in table.json)
    return not is_json or not written or json_tree(written) is not None
