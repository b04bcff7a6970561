"""What becomes of each field of a record that at least two sides have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.update.merge import reasons
from app.update.merge.both_changed import Outcome, alike, compared, decide_both_changed
from app.update.merge.decision import Content, FieldDecision, Part, Place, Verdict
from app.update.merge.line_ends import in_style_of
from app.update.schema import Schema, Table
from app.update.site.record import Record

FILE = "file"
"""The name of a web file's content among its fields."""


_TOLD_OF_CONTENT = frozenset({"filename", "mimetype"})
"""What a web file says of its content, which stands with that and goes with it."""


@dataclass(frozen=True)
class Sides:
    """One record on all sides, with the site's ids. `baseline` tells whether there is a base site at all."""

    base: Record | None
    ours: Record
    theirs: Record
    baseline: bool


@dataclass(frozen=True)
class _Values:
    base: Content
    ours: Content
    theirs: Content


def decide_fields(sides: Sides, schema: Schema) -> tuple[FieldDecision, ...]:
    """The fields that differ anywhere, columns first, each in the order of their names."""
    table = schema.tables.get(sides.ours.table)
    return tuple(
        decided
        for name, part, values in _fields(sides, schema)
        if (decided := _decide(sides, schema, table, name, part, values)) is not None
    )


def fields_in_question(sides: Sides, schema: Schema) -> tuple[FieldDecision, ...]:
    """The fields that differ, of which one may be chosen.

    A web file whose content the template does not have keeps the site's, with its name and type: a template
    that was read without its files cannot be told from one that dropped them, and nothing is ever deleted.
    """
    fields = decide_fields(sides, schema)
    if sides.theirs.file is not None or sides.ours.file is None:
        return fields
    return tuple(one for one in fields if not (one.theirs is None and _goes_with_content(one)))


def _goes_with_content(decided: FieldDecision) -> bool:
    return decided.part is Part.FILE or decided.place.field in _TOLD_OF_CONTENT


def compared_columns(record: Record, schema: Schema) -> Iterator[str]:
    """The columns that say something of the configuration."""
    table = schema.tables.get(record.table)
    own = table.id if table else ""
    return (name for name in record.fields if name != own and not schema.is_volatile(name))


def plain(record: Record | None, column: str) -> str | None:
    """A column's text, None where it has none. An active record may say so, or say nothing."""
    value = record.value(column) if record else ""
    return None if not value or (column == "statecode" and value == "0") else value


def is_secret(record: Record, column: str, schema: Schema) -> bool:
    """Whether a column of this record must not be shown."""
    return _is_setting(record, column) and schema.is_secret_setting(record.value("adx_name"))


def _is_setting(record: Record, column: str) -> bool:
    return record.table == "adx_sitesetting" and column == "adx_value"


def _fields(sides: Sides, schema: Schema) -> Iterator[tuple[str, Part, _Values]]:
    all_sides = (sides.base, sides.ours, sides.theirs)
    records = [record for record in all_sides if record]
    for name in sorted({column for record in records for column in compared_columns(record, schema)}):
        values = (plain(record, name) for record in all_sides)
        yield name, Part.COLUMN, _Values(*values)
    for name in sorted({link for record in records for link in record.links} - schema.visitor_links):
        linked = (
            record.links.get(name, ()) if record else () for record in (sides.base, sides.ours, sides.theirs)
        )
        yield name, Part.LINKS, _Values(*linked)
    files = (record.file if record else None for record in all_sides)
    yield FILE, Part.FILE, _Values(*files)


def _decide(
    sides: Sides, schema: Schema, table: Table | None, name: str, part: Part, values: _Values
) -> FieldDecision | None:
    if values.base == values.ours == values.theirs or (sides.base is None and values.ours == values.theirs):
        return None
    if part is Part.FILE and values.theirs is None:
        # A side that was read without its files has none; Microsoft does not take the content away.
        outcome = Outcome(Verdict.KEEP, reasons.ONLY_OURS)
    elif _stays(sides, schema, table, name):
        reason = reasons.SECRET if is_secret(sides.ours, name, schema) else reasons.OF_THE_ENVIRONMENT
        outcome = Outcome(Verdict.KEEP, reason)
    elif sides.base is None:
        outcome = _without_base(sides, table, name, values)
    else:
        outcome = _with_base(schema, table, name, part, values)
    return FieldDecision(
        Place(sides.ours.table, sides.ours.id, name),
        part,
        outcome.verdict,
        outcome.reason,
        values.base,
        values.ours,
        values.theirs,
        outcome.merged,
        outcome.inner,
        any(is_secret(record, name, schema) for record in (sides.ours, sides.theirs)),
    )


def _stays(sides: Sides, schema: Schema, table: Table | None, name: str) -> bool:
    """Whether a field belongs to the environment or is secret: never merged unless asked for."""
    if table is None or not table.merged or name in table.environment:
        return True
    if not _is_setting(sides.ours, name):
        return False
    names = {record.value("adx_name") for record in (sides.ours, sides.theirs)}
    return any(schema.is_environment_setting(name) or schema.is_secret_setting(name) for name in names)


def _without_base(sides: Sides, table: Table | None, name: str, values: _Values) -> Outcome:
    if alike(table, name, values.ours, values.theirs):
        return Outcome(Verdict.KEEP, reasons.FORM_ALONE)
    reason = reasons.BOTH_ADDED if sides.baseline else reasons.NO_BASELINE
    return Outcome(Verdict.CONFLICT, reason, inner=compared(table, name, values.ours, values.theirs))


def _with_base(schema: Schema, table: Table | None, name: str, part: Part, values: _Values) -> Outcome:
    base, ours, theirs = values.base, values.ours, values.theirs
    if ours == theirs:
        return Outcome(Verdict.KEEP, reasons.BOTH_ALIKE)
    if theirs == base:
        return Outcome(Verdict.KEEP, reasons.ONLY_OURS)
    if alike(table, name, base, theirs):
        return Outcome(Verdict.KEEP, reasons.FORM_OF_THEIRS)
    if ours == base:
        return Outcome(Verdict.APPLY, reasons.ONLY_THEIRS, in_style(ours, theirs))
    if part is Part.LINKS:
        return _links(values)
    if alike(table, name, ours, theirs):
        return Outcome(Verdict.KEEP, reasons.FORM_ALONE)
    if alike(table, name, base, ours):
        return Outcome(Verdict.APPLY, reasons.FORM_OF_OURS, in_style(ours, theirs))
    return decide_both_changed(schema, table, name, (base, ours, theirs))


def in_style(ours: Content, theirs: Content) -> Content:
    """Microsoft's text with the line ends of the site's."""
    return in_style_of(ours, theirs) if isinstance(ours, str) and isinstance(theirs, str) else theirs


def _links(values: _Values) -> Outcome:
    base, ours, theirs = (set(side or ()) for side in (values.base, values.ours, values.theirs))
    joined = tuple(sorted(str(id_) for id_ in (ours | (theirs - base)) - (base - theirs)))
    if set(joined) == ours:
        return Outcome(Verdict.KEEP, reasons.BOTH_ALIKE)
    return Outcome(Verdict.APPLY, reasons.LINKS_JOINED, joined)
