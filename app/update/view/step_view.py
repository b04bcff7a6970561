"""A record that a run changes, as it is shown once the run was begun: how it was and how it is to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.text import Say, Text, text
from app.update.applying.field_changes import FieldChange, What, field_changes, what_of
from app.update.applying.step import Step
from app.update.applying.step_name import name_of
from app.update.kinds import kind_of
from app.update.merge.decision import Place, Verdict
from app.update.schema import portal_schema
from app.update.view.field_words import word_for_field
from app.update.view.readable import readable
from app.update.view.record_view import FieldView, RecordView
from app.update.view.spots import Spot, spots_between

_WHAT: Mapping[What, Text] = {
    What.CREATED: text("It was added to the portal."),
    What.CHANGED: text("It was changed in the portal."),
    What.DEACTIVATED: text("It was switched off in the portal. It was not deleted."),
    What.REMOVED: text("It was taken out of the portal again."),
}


def step_views(steps: Iterable[Step], say: Say, names: Mapping[str, str]) -> tuple[RecordView, ...]:
    """What the steps have done. `names` are those of other records, by their ids."""
    listed = tuple(steps)
    known = {**names, **{step.key[1]: name_of(step) for step in listed}}
    return tuple(_view(step, say, known) for step in listed)


def as_done(view: RecordView, step: Step) -> RecordView:
    """A record as it was reviewed, with what was done instead of what would be."""
    return replace(view, why=_WHAT[what_of(step)])


def _view(step: Step, say: Say, names: Mapping[str, str]) -> RecordView:
    table, id_ = step.key
    what = what_of(step)
    return RecordView(
        Place(table, id_),
        kind_of(table),
        name_of(step),
        _WHAT[what],
        Verdict.APPLY,
        tuple(_fields(step, _WHAT[what], say, names)),
        (),
        what is What.CREATED,
        what in (What.DEACTIVATED, What.REMOVED),
    )


def _fields(step: Step, why: Text, say: Say, names: Mapping[str, str]) -> Iterator[FieldView]:
    for change in field_changes(step, portal_schema()):
        place = Place(*step.key, change.name)
        spots = _spots(place, change, say, names)
        yield FieldView(place, word_for_field(change.name), why, Verdict.APPLY, "", (), (), spots)


def _spots(place: Place, change: FieldChange, say: Say, names: Mapping[str, str]) -> tuple[Spot, ...]:
    before, after = (readable(place, one, names, say) for one in (change.before, change.after))
    # Two files that are no texts, or two secrets, may look alike.
    return spots_between(before, after) or (Spot("", before, after, ""),)
