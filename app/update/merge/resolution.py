"""From decisions and choices to what is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.update.merge.change import Change, Kind
from app.update.merge.choice import Choices, StillOpen, Take, chosen_for, content_of
from app.update.merge.decision import Content, Decision, FieldDecision, Part, Place, Verdict
from app.update.merge.fields import compared_columns, plain
from app.update.merge.liquid import unbalanced
from app.update.merge.order import in_order
from app.update.merge.reasons import IN_DOUBT
from app.update.merge.targets import Missing, with_targets
from app.update.schema import Schema
from app.update.site.record import Record
from app.update.site.site import Site


@dataclass(frozen=True)
class Resolved:
    """What is written, in an order in which it can be, and what is left for a person.

    `open` are conflicts without a choice; they change nothing. `missing` references were left out of the
    changes. `unbalanced` are texts in which a Liquid block is opened and not closed though it was on both
    sides, `too_long` ones that are longer than the documented limit of their column.
    """

    changes: tuple[Change, ...]
    open: tuple[Place, ...] = ()
    missing: tuple[Missing, ...] = ()
    unbalanced: tuple[Place, ...] = ()
    too_long: tuple[Place, ...] = ()


def resolve(decisions: tuple[Decision, ...], choices: Choices, ours: Site, schema: Schema) -> Resolved:
    """Turn decisions into changes of the website `ours`, by what was chosen or, without a choice, decided."""
    changes: list[Change] = []
    still_open: list[Place] = []
    for decision in decisions:
        change, missing_choices = resolved_record(decision, choices, schema)
        still_open.extend(missing_choices)
        if change is not None:
            changes.append(change)
    kept, missing = with_targets(changes, ours, schema)
    doubts = [(decision, one) for decision in decisions for one in decision.fields]
    written = {(change.table, change.id): change for change in kept}
    return Resolved(
        in_order(kept, schema),
        tuple(still_open),
        missing,
        tuple(one.place for _, one in doubts if _breaks(one, written, schema)),
        tuple(_too_long(kept, schema)),
    )


def resolved_record(
    decision: Decision, choices: Choices, schema: Schema
) -> tuple[Change | None, tuple[Place, ...]]:
    """What one decision writes, None for nothing, and where a choice is still missing in it."""
    still_open: list[Place] = []
    change = _change(decision, choices, schema, still_open)
    return None if change is None or change.is_empty else change, tuple(still_open)


def _change(decision: Decision, choices: Choices, schema: Schema, still_open: list[Place]) -> Change | None:
    place = decision.place
    if decision.in_ours and decision.fields:
        return _changed(decision, choices, still_open)
    choice = chosen_for(place, choices)
    if choice is None and decision.verdict is Verdict.CONFLICT:
        still_open.append(place)
    wanted = choice is Take.THEIRS or (choice is None and decision.verdict is Verdict.APPLY)
    if not wanted:
        return None
    if decision.theirs is not None:
        return _created(decision.theirs, schema)
    removable = decision.in_ours and decision.in_base and decision.reason != IN_DOUBT
    return Change(place.table, place.id, Kind.DEACTIVATED) if removable else None


def _created(record: Record, schema: Schema) -> Change:
    table = schema.tables.get(record.table)
    environment = table.environment if table else frozenset[str]()
    columns = {
        name: value
        for name in compared_columns(record, schema)
        if name not in environment and (value := plain(record, name)) is not None
    }
    links = {name: ids for name, ids in record.links.items() if ids and name not in schema.visitor_links}
    return Change(record.table, record.id, Kind.CREATED, columns, links, file=record.file)


def _changed(decision: Decision, choices: Choices, still_open: list[Place]) -> Change:
    change = _Collected()
    for one in decision.fields:
        try:
            change.take(one, content_of(one, choices))
        except StillOpen as missing:
            still_open.extend(missing.places)
    place = decision.place
    return Change(
        place.table, place.id, Kind.CHANGED, change.columns, change.linked, change.unlinked, change.file
    )


@dataclass
class _Collected:
    """The changed fields of one record."""

    columns: dict[str, str | None] = field(default_factory=dict)
    linked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unlinked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    file: bytes | None = None

    def take(self, decided: FieldDecision, content: Content) -> None:
        """Note what a field is to hold."""
        if content == decided.ours:
            return
        name = decided.place.field
        if decided.part is Part.LINKS:
            new, old = (set(side) if isinstance(side, tuple) else set() for side in (content, decided.ours))
            self.linked.update({name: tuple(sorted(new - old))} if new - old else {})
            self.unlinked.update({name: tuple(sorted(old - new))} if old - new else {})
        elif decided.part is Part.FILE:
            self.file = content if isinstance(content, bytes) else self.file
        else:
            self.columns[name] = content if isinstance(content, str) and content else None


def _breaks(decided: FieldDecision, written: Mapping[tuple[str, str], Change], schema: Schema) -> bool:
    """Whether a text that is written has open Liquid blocks, and neither side had."""
    table = schema.tables.get(decided.place.table)
    change = written.get((decided.place.table, decided.place.id))
    column = table.text.get(decided.place.field) if table else None
    new = change.columns.get(decided.place.field) if change else None
    if column is None or column.language != "liquid" or not new or not unbalanced(new):
        return False
    return not any(isinstance(side, str) and unbalanced(side) for side in (decided.ours, decided.theirs))


def _too_long(changes: list[Change], schema: Schema) -> Iterator[Place]:
    for change in changes:
        table = schema.tables.get(change.table)
        for column in table.text.values() if table else ():
            if 0 < column.length < len(change.columns.get(column.name) or ""):
                yield Place(change.table, change.id, column.name)
