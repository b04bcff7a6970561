"""How far a record is on its way: what is left to be written, and whether somebody else was there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.update.applying.step import Step
from app.update.live.changed_columns import ACTIVE, STATE
from app.update.schema import Schema
from app.update.site.record import Record


@dataclass(frozen=True)
class Left:
    """What is left of a step: columns with their new values, None to empty one, and the rest alike.

    `is_foreign` says that the record is neither as it was nor on the way to how it is to be.
    """

    columns: Mapping[str, str | None]
    linked: Mapping[str, frozenset[str]]
    unlinked: Mapping[str, frozenset[str]]
    is_file_due: bool
    is_foreign: bool

    @property
    def is_nothing(self) -> bool:
        """Whether the step is done."""
        return not (self.columns or self.linked or self.unlinked or self.is_file_due)


def left_of(before: Record | None, after: Record, now: Record, schema: Schema) -> Left:
    """What is left to make `now` into `after`, of what differs between that and `before`.

    Of a record that was made meanwhile, columns that nobody asked for are Dataverse's own.
    """
    columns: dict[str, str | None] = {}
    foreign = False
    for name in _columns(before, after, now, schema):
        old, new, found = (_value(one, name) for one in (before, after, now))
        if found == new:
            continue
        if new == old:
            foreign = True
        else:
            foreign = foreign or found != old
            columns[name] = new
    was = before.file if before else None
    is_file_due = after.file not in (now.file, was)
    foreign = foreign or now.file not in (after.file, was)
    linked, unlinked = _links(before, after, now)
    return Left(columns, linked, unlinked, is_file_due, foreign)


def is_as_it_was(step: Step, now: Record, gone: Collection[str], schema: Schema) -> bool:
    """Whether a record that is to be removed is as it was left.

    `gone` are ids of other records that are removed: that references to them are empty is Dataverse's doing.
    A record that was perhaps written in part may lack what was to come later.
    """
    before = step.before
    if before is None:
        return False
    names = _columns(before, before, now, schema) if step.whole else list(before.fields)
    for name in names:
        old, found = _value(before, name), _value(now, name)
        later = not step.whole and found is None
        if not (found == old or later or schema.is_volatile(name) or (found is None and old in gone)):
            return False
    return now.file == before.file or (not step.whole and now.file is None)


def written(now: Record, left: Left, after: Record) -> Record:
    """The record once what is left is written."""
    columns: dict[str, str | None] = {**now.fields, **left.columns}
    links = {name: set(ids) for name, ids in now.links.items()}
    for name, ids in left.linked.items():
        links.setdefault(name, set()).update(ids)
    for name, ids in left.unlinked.items():
        links.setdefault(name, set()).difference_update(ids)
    return replace(
        now,
        fields={name: value for name, value in columns.items() if value is not None},
        links={name: tuple(ids) for name, ids in links.items() if ids},
        file=after.file if left.is_file_due else now.file,
    )


def _columns(before: Record | None, after: Record, now: Record, schema: Schema) -> list[str]:
    names = {**after.fields, **(before.fields if before else {}), **(now.fields if before else {})}
    return [name for name in names if not schema.is_volatile(name)]


def _value(record: Record | None, name: str) -> str | None:
    """The text of a column; a state that is not told is active, and that is how a record is made."""
    value = record.fields.get(name) if record else None
    return None if name == STATE and value == ACTIVE else value


def _links(
    before: Record | None, after: Record, now: Record
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    linked: dict[str, frozenset[str]] = {}
    unlinked: dict[str, frozenset[str]] = {}
    for name in {**after.links, **(before.links if before else {})}:
        old = set(before.links.get(name, ())) if before else set[str]()
        new, found = set(after.links.get(name, ())), set(now.links.get(name, ()))
        if missing := (new - old) - found:
            linked[name] = frozenset(missing)
        if extra := (old - new) & found:
            unlinked[name] = frozenset(extra)
    return linked, unlinked
