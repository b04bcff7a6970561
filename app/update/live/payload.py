"""A record as the writes that make it so, in either data model.

Contract: portal-configuration.md section 4. Every write names the version that was read, so that nobody
else's change is overwritten; a new row is made only where there is none with its id.
"""

from __future__ import annotations

from dataclasses import replace

from app.services.batch import Operation
from app.services.reply import Fields
from app.update.live.captured import Captured
from app.update.live.changed_columns import ACTIVE, STATE
from app.update.live.components import kind_of
from app.update.live.file_columns import FILE, as_read_of_file
from app.update.live.payload_enhanced import component_writes
from app.update.live.payload_standard import row_writes
from app.update.live.values import NoSuchValue, as_text, as_value
from app.update.schema import Schema
from app.update.site.record import Record


def writes(
    captured: Captured, before: Record | None, after: Record | None, schema: Schema
) -> tuple[Operation, ...]:
    """What makes the record `before`, as it was read, into `after`; None stands for one that is not there.

    Raises:
        NotWritable: the environment cannot take a value.
    """
    made = row_writes if captured.site.model == "standard" else component_writes
    return tuple(made(captured, before, after, schema))


def as_read(captured: Captured, record: Record) -> Record:
    """The record as it reads once it is written: numbers, flags and moments in Dataverse's own form."""
    fields = {
        name: _as_read(text, _kind(captured, record.table, name)) for name, text in record.fields.items()
    }
    if fields.get(STATE) == ACTIVE:
        del fields[STATE]
    if record.table == FILE:
        fields = as_read_of_file(record, fields, captured.site.model)
    if captured.site.model == "standard":
        # Dataverse keeps no empty text.
        fields = {name: text for name, text in fields.items() if text}
    return replace(record, fields=fields)


def _as_read(text: str, kind: str) -> str:
    try:
        return as_text(Fields({"": as_value(text, kind)}), "", kind) or ""
    except NoSuchValue:
        return text


def _kind(captured: Captured, table: str, column: str) -> str:
    definition = captured.tables.definitions.get(table)
    if captured.site.model == "enhanced":
        return kind_of(column, definition)
    known = definition.columns.get(column) if definition else None
    return known.kind if known else ""
