"""What a person can choose at a place, and choosing it."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from types import MappingProxyType

from app.update.merge.choice import Choice, Choices, Edited, Take, chosen_for
from app.update.merge.decision import Decision, FieldDecision, Part, Place, Verdict
from app.update.merge.json_text import MergedJson
from app.update.merge.json_tree import json_tree
from app.update.merge.resolution import resolved_record
from app.update.merge.text import MergedText
from app.update.schema import portal_schema
from app.update.view.comparison import Comparison


class Way(Enum):
    """A choice as a button offers it."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    EDIT = "edit"


_SIDES = (Way.OURS, Way.THEIRS)


def ways_for_record(decision: Decision) -> tuple[Way, ...]:
    """What can be chosen for a record as a whole; nothing where it stays whatever is chosen."""
    if decision.fields and decision.in_ours:
        return _SIDES if any(one.verdict is not Verdict.KEEP for one in decision.fields) else ()
    return () if decision.theirs is None and decision.verdict is Verdict.KEEP else _SIDES


def ways_for_field(decided: FieldDecision) -> tuple[Way, ...]:
    """What can be chosen for a field as a whole."""
    if decided.secret:
        return _SIDES
    if decided.part is Part.LINKS:
        return (*_SIDES, Way.BOTH)
    both = (Way.BOTH,) if isinstance(decided.inner, MergedText) else ()
    return (*_SIDES, *both, *((Way.EDIT,) if _is_written(decided) else ()))


def ways_for_conflict(decided: FieldDecision) -> tuple[Way, ...]:
    """What can be chosen for each conflict inside a field by itself."""
    if decided.secret or not isinstance(decided.inner, MergedText):
        return _SIDES
    return (*_SIDES, Way.BOTH, Way.EDIT)


def objection_to(decided: FieldDecision, written: str) -> bool:
    """Whether what a person wrote cannot be what the field holds: it has to be JSON and is none."""
    table = portal_schema().tables.get(decided.place.table)
    is_json = isinstance(decided.inner, MergedJson) or (table and decided.place.field in table.json)
    return bool(is_json and written and json_tree(written) is None)


def way_of(choices: Choices, place: Place) -> Way | None:
    """What was chosen for a place, by itself or with what it is in; None for nothing."""
    choice = chosen_for(place, choices)
    if choice is None:
        return None
    return Way.EDIT if isinstance(choice, Edited) else Way(choice.value)


def with_choice(choices: Choices, place: Place, choice: Choice | None) -> Choices:
    """The choices with another one at a place; None takes it back. It wins over finer ones made before."""
    finer = [one for one in choices if one.id == place.id and _is_in(one, place)]
    kept = dict(choices)
    for one in finer:
        del kept[one]
    return MappingProxyType(kept if choice is None else {**kept, place: choice})


def with_kind(
    choices: Choices, comparison: Comparison, table: str, take: Take | None
) -> tuple[Choices, tuple[int, ...]]:
    """The choices with the same side taken wherever the sides clash in one kind; and the rows of those.

    What does not clash stays decided as it is. None takes back whatever was chosen in them.
    """
    decisions = comparison.decisions
    rows = tuple(row for row in comparison.kind(table).rows if decisions[row].verdict is Verdict.CONFLICT)
    places = {decisions[row].place for row in rows}
    kept = {one: made for one, made in choices.items() if Place(one.table, one.id) not in places}
    if take is not None:
        kept.update((place, take) for row in rows for place in _clashes(decisions[row]))
    return MappingProxyType(kept), rows


def _clashes(decision: Decision) -> tuple[Place, ...]:
    """Every place of a record in which a choice is needed."""
    return resolved_record(decision, {}, portal_schema())[1]


def _is_in(one: Place, place: Place) -> bool:
    """Whether a place is the other, or inside it."""
    wider = (one, replace(one, conflict=None), Place(one.table, one.id))
    return place in wider


def _is_written(decided: FieldDecision) -> bool:
    """Whether a field holds something that a person can write: a text, and no reference or choice."""
    table = portal_schema().tables.get(decided.place.table)
    name = decided.place.field
    if table is not None and (name in table.lookups or name in table.choices):
        return False
    sides = (decided.ours, decided.theirs)
    if decided.part is Part.FILE:
        return all(side is None or (isinstance(side, bytes) and _is_text(side)) for side in sides)
    return decided.part is Part.COLUMN


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False
