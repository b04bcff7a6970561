"""What steps change, record by record, as JSON (docs/update-report.md); what is secret is masked."""

from __future__ import annotations

from typing import Any

from app.text import Say
from app.update.applying.field_changes import FieldChange, field_changes, what_of
from app.update.applying.step import Step
from app.update.applying.step_name import name_of
from app.update.content_entry import content_entry
from app.update.kinds import kind_of
from app.update.schema import portal_schema
from app.update.view.field_words import word_for_field

Entry = dict[str, Any]


def record_entry(step: Step, say: Say) -> Entry:
    """Which record a step is about, and what happens to it."""
    table, id_ = step.key
    return {
        "table": table,
        "id": id_,
        "kind": say(kind_of(table)),
        "name": name_of(step),
        "what": what_of(step).value,
    }


def step_entry(step: Step, say: Say) -> Entry:
    """The same with every field that differs."""
    fields = [_field_entry(one, say) for one in field_changes(step, portal_schema())]
    return {**record_entry(step, say), "fields": fields}


def _field_entry(change: FieldChange, say: Say) -> Entry:
    return {
        "field": change.name,
        "word": say(word_for_field(change.name)),
        "part": change.part.value,
        "secret": change.secret,
        "before": content_entry(change.before),
        "after": content_entry(change.after),
    }
