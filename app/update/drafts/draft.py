"""What a person has chosen so far, and what of it still stands when the same sides are compared again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from app.update.drafts.fingerprint import fingerprint
from app.update.merge.choice import Choice, Choices
from app.update.merge.decision import Decision, Place, Verdict
from app.update.merge.possible import is_possible


@dataclass(frozen=True)
class Draft:
    """Choices as they were `made`. `marks` has the fingerprint of each record's decision at that time."""

    made: datetime
    choices: Choices = field(repr=False)
    marks: Mapping[Place, str] = field(repr=False)


@dataclass(frozen=True)
class Standing:
    """Choices that stand again, and the records of whose choices nothing is left."""

    choices: Choices = field(repr=False)
    left_out: frozenset[Place] = frozenset()


def draft_of(choices: Choices, decisions: Mapping[Place, Decision], made: datetime) -> Draft:
    """The draft of choices that were made in these decisions, by the place of their record."""
    marks = {place: fingerprint(decisions[place]) for place in by_record(choices) if place in decisions}
    return Draft(made, choices, MappingProxyType(marks))


def standing_again(draft: Draft, decisions: Iterable[Decision]) -> Standing:
    """What of a draft still stands: where a record or either side of it is another one now, nothing does.

    A record that differs no more, or stays in any case, needs no choice: nothing is left out there.
    """
    chosen = by_record(draft.choices)
    found = [one for one in decisions if one.place in chosen]
    same = {one.place: _is_same(draft, one, chosen[one.place]) for one in found}
    changed = (one for one in found if not same[one.place] and one.verdict is not Verdict.KEEP)
    left_out = frozenset(one.place for one in changed)
    whole = (record for record, is_same in same.items() if is_same)
    standing = {place: choice for record in whole for place, choice in chosen[record].items()}
    return Standing(MappingProxyType(standing), left_out)


def by_record(choices: Choices) -> Mapping[Place, Choices]:
    """The choices by the place of the record that each is made in."""
    records: dict[Place, dict[Place, Choice]] = {}
    for place, choice in choices.items():
        records.setdefault(Place(place.table, place.id), {})[place] = choice
    return records


def _is_same(draft: Draft, decision: Decision, choices: Choices) -> bool:
    same = draft.marks.get(decision.place) == fingerprint(decision)
    return same and all(is_possible(decision, place, choice) for place, choice in choices.items())
