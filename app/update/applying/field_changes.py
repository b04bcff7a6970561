"""What a step changes in its record, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.update.applying.step import Step
from app.update.live.changed_columns import STATE, changed_columns, changed_links
from app.update.merge.decision import Content, Part
from app.update.merge.fields import FILE, is_secret
from app.update.merge.shown import MASK
from app.update.schema import Schema
from app.update.site.record import Record


class What(Enum):
    """What happens to a record."""

    CREATED = "created"
    CHANGED = "changed"
    DEACTIVATED = "deactivated"
    REMOVED = "removed"


@dataclass(frozen=True)
class FieldChange:
    """One field, before and after; None for nothing. Of one that is `secret` there is a mask instead."""

    name: str
    part: Part
    before: Content = field(repr=False)
    after: Content = field(repr=False)
    secret: bool = False


def what_of(step: Step) -> What:
    """What a step does to its record."""
    if step.creates:
        return What.CREATED
    if step.after is None:
        return What.REMOVED
    was = step.before.value(STATE) if step.before else ""
    return What.DEACTIVATED if step.after.value(STATE) == "1" != was else What.CHANGED


def field_changes(step: Step, schema: Schema) -> tuple[FieldChange, ...]:
    """What differs between how the record was and how it is to be: columns by name, links, the file."""
    nothing = Record(*step.key)
    before, after = step.before or nothing, step.after or nothing
    table = schema.tables.get(before.table)
    own = table.id if table else ""
    columns = sorted(changed_columns(before, after, schema).keys() - {own})
    links = (name for name, _, _ in changed_links(before, after) if name not in schema.visitor_links)
    return (
        *(_column(before, after, name, schema) for name in columns),
        *(
            FieldChange(name, Part.LINKS, before.links.get(name, ()), after.links.get(name, ()))
            for name in links
        ),
        *([FieldChange(FILE, Part.FILE, before.file, after.file)] if before.file != after.file else []),
    )


def _column(before: Record, after: Record, name: str, schema: Schema) -> FieldChange:
    was, will_be = before.fields.get(name), after.fields.get(name)
    if not any(is_secret(one, name, schema) for one in (before, after)):
        return FieldChange(name, Part.COLUMN, was, will_be)
    return FieldChange(name, Part.COLUMN, was and MASK, will_be and MASK, secret=True)
