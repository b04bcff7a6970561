"""Which columns of a record are to be written."""

from __future__ import annotations

from app.update.schema import Schema
from app.update.site.record import NO_LINKS, NOTHING, Record

STATE = "statecode"
ACTIVE = "0"


class NotWritable(ValueError):
    """The environment cannot take a value: it has no such table or column, or the column no such value."""


def changed_columns(before: Record | None, after: Record, schema: Schema) -> dict[str, str | None]:
    """The columns that get another value, None to empty one; a state that is not told is active."""
    old, new = before.fields if before else NOTHING, after.fields
    changed = {
        name: new.get(name)
        for name in (*new, *(name for name in old if name not in new))
        if not schema.is_volatile(name) and name != STATE and old.get(name) != new.get(name)
    }
    if old.get(STATE, ACTIVE) != new.get(STATE, ACTIVE):
        changed[STATE] = new.get(STATE, ACTIVE)
    return changed


def changed_links(
    before: Record | None, after: Record | None
) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """Each N:N relationship that changes: its name, the ids to be linked and those to be parted."""
    old, new = before.links if before else NO_LINKS, after.links if after else NO_LINKS
    return [
        (
            name,
            frozenset(new.get(name, ())) - {*old.get(name, ())},
            frozenset(old.get(name, ())) - {*new.get(name, ())},
        )
        for name in sorted({*old, *new})
        if old.get(name, ()) != new.get(name, ())
    ]
