"""One record with all its differences, as a person looks at it and chooses in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.text import Say, Text
from app.update.kinds import kind_of
from app.update.merge.decision import Decision, FieldDecision, Place, Verdict
from app.update.merge.shown import shown_record
from app.update.schema import portal_schema
from app.update.view.comparison import Comparison
from app.update.view.field_words import word_for_field
from app.update.view.readable import language_of, readable
from app.update.view.spots import Spot, spots_of
from app.update.view.ways import Way, ways_for_conflict, ways_for_field, ways_for_record


@dataclass(frozen=True)
class FieldView:
    """A field that differs. `place` is where it is chosen as a whole, and `ways` are what can be chosen.

    `inside` are the ways for each of its spots that has a number. `fits` tells that it is merged: on
    the other side stands what it will be.
    """

    place: Place
    word: Text
    why: Text
    verdict: Verdict
    language: str
    ways: tuple[Way, ...]
    inside: tuple[Way, ...]
    spots: tuple[Spot, ...] = field(repr=False)
    decided: FieldDecision | None = field(default=None, repr=False)

    def place_of(self, spot: Spot) -> Place:
        """Where a choice about a spot is made."""
        return self.place if spot.conflict is None else replace(self.place, conflict=spot.conflict)


@dataclass(frozen=True)
class RecordView:
    """A record. `ways` are what can be chosen for all of it; none where each field is chosen by itself."""

    place: Place
    kind: Text
    name: str
    why: Text
    verdict: Verdict
    fields: tuple[FieldView, ...]
    ways: tuple[Way, ...]
    is_new: bool
    is_gone: bool


def record_view(comparison: Comparison, place: Place, say: Say) -> RecordView | None:
    """The record of a place, None where nothing was decided on it."""
    decision = comparison.decision(place)
    if decision is None:
        return None
    is_new = decision.theirs is not None and not decision.fields
    fields = new_fields(decision, comparison, say) if is_new else _fields(decision, comparison, say)
    return RecordView(
        decision.place,
        kind_of(place.table),
        comparison.label(decision),
        decision.reason.words,
        decision.verdict,
        tuple(fields),
        () if decision.fields else ways_for_record(decision),
        is_new,
        not is_new and not decision.fields,
    )


def _fields(decision: Decision, comparison: Comparison, say: Say) -> Iterator[FieldView]:
    """What needs a choice first, then what changes, then what stays."""
    order = (Verdict.CONFLICT, Verdict.APPLY, Verdict.KEEP)
    for decided in sorted(decision.fields, key=lambda one: order.index(one.verdict)):
        yield FieldView(
            decided.place,
            word_for_field(decided.place.field),
            decided.reason.words,
            decided.verdict,
            language_of(decided, decision.name),
            ways_for_field(decided),
            ways_for_conflict(decided) if decided.inner else (),
            spots_of(decided, comparison.names, say),
            decided,
        )


def new_fields(decision: Decision, comparison: Comparison, say: Say) -> Iterator[FieldView]:
    """All that a record says which the site does not have, its code and its name first."""
    record = decision.theirs
    table = portal_schema().tables.get(decision.place.table)
    if record is None:
        return
    told = shown_record(record, portal_schema())
    code = table.text if table else {}
    named = table.named if table else ""
    for name in sorted(told, key=lambda one: (one not in code, one != named, one)):
        place = replace(decision.place, field=name)
        content = readable(place, told[name], comparison.names, say)
        if content:
            language = code[name].language if name in code else ""
            word, why = word_for_field(name), decision.reason.words
            spots = (Spot("", "", content, ""),)
            yield FieldView(place, word, why, decision.verdict, language, (), (), spots)
