"""What can be chosen at all, for choices that come from a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.update.merge.choice import Choice, Edited, Take
from app.update.merge.decision import Decision, FieldDecision, Part, Place
from app.update.merge.json_text import MergedJson
from app.update.merge.json_tree import json_tree
from app.update.merge.reasons import IN_DOUBT
from app.update.schema import portal_schema


def is_possible(decision: Decision, place: Place, choice: Choice) -> bool:
    """Whether a choice can be had at a place: that of the record, of a field, or of a conflict inside one."""
    if place == decision.place:
        return _fits_record(decision, choice)
    fields = (field for field in decision.fields if place in _places(field))
    return any(_fits_field(field, choice) for field in fields)


def _places(decided: FieldDecision) -> Iterator[Place]:
    """Where something can be chosen in a field: for it, and for each conflict inside it."""
    yield decided.place
    for number in range(len(decided.inner.conflicts) if decided.inner else 0):
        yield replace(decided.place, conflict=number)


def _fits_record(decision: Decision, choice: Choice) -> bool:
    """Whether a choice can be had for a whole record; for one without fields it is there or it is not."""
    if isinstance(choice, Edited):
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
