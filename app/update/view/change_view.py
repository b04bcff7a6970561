"""The records that will be changed, with all that will be changed in them, as they are shown before that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.text import Say, Text, text
from app.update.kinds import kind_of
from app.update.merge.change import Change, Kind
from app.update.merge.choice import Choices
from app.update.merge.decision import Decision, Place, Verdict
from app.update.merge.fields import FILE
from app.update.merge.resolution import Resolved
from app.update.view.comparison import Comparison
from app.update.view.field_words import word_for_field
from app.update.view.readable import language_of
from app.update.view.record_view import FieldView, RecordView, new_fields
from app.update.view.spots import spots_of_outcome

_WHAT: Mapping[Kind, Text] = {
    Kind.CREATED: text("This will be added to your portal."),
    Kind.CHANGED: text("This will be changed in your portal."),
    Kind.DEACTIVATED: text("This will be switched off in your portal. It is not deleted."),
}


def change_views(
    comparison: Comparison, outcome: Resolved, choices: Choices, say: Say
) -> tuple[RecordView, ...]:
    """Every record that is changed, in the order of the changes."""
    decided = ((change, comparison.decision(Place(change.table, change.id))) for change in outcome.changes)
    return tuple(
        _view(change, decision, comparison, choices, say)
        for change, decision in decided
        if decision is not None
    )


def _view(
    change: Change, decision: Decision, comparison: Comparison, choices: Choices, say: Say
) -> RecordView:
    is_new = change.kind is Kind.CREATED
    fields = (
        new_fields(decision, comparison, say)
        if is_new
        else _fields(decision, change, comparison, choices, say)
    )
    return RecordView(
        decision.place,
        kind_of(change.table),
        comparison.label(decision),
        _WHAT[change.kind],
        Verdict.APPLY,
        tuple(fields),
        (),
        is_new,
        change.kind is Kind.DEACTIVATED,
    )


def _fields(
    decision: Decision, change: Change, comparison: Comparison, choices: Choices, say: Say
) -> Iterator[FieldView]:
    written = {
        *change.columns,
        *change.linked,
        *change.unlinked,
        *([FILE] if change.file is not None else []),
    }
    for decided in decision.fields:
        if decided.place.field not in written:
            continue
        spots = spots_of_outcome(decided, choices, comparison.names, say)
        if spots:
            yield FieldView(
                decided.place,
                word_for_field(decided.place.field),
                decided.reason.words,
                Verdict.APPLY,
                language_of(decided, decision.name),
                (),
                (),
                spots,
                decided,
            )
