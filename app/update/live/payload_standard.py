"""A record of the standard data model as writes: its row, its note where it is a web file, its links."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from app.services.batch import Operation
from app.services.table_definitions import TableDefinition
from app.update.live.captured import NOTE, Captured, LiveTables
from app.update.live.changed_columns import STATE, NotWritable, changed_columns, changed_links
from app.update.live.file_columns import FILE, file_name
from app.update.live.values import NoSuchValue, as_value
from app.update.schema import Schema
from app.update.site.record import Record

NOTE_COLUMNS = frozenset({"filename", "mimetype", "subject", "notetext"})
_WEBSITE, _OWN_WEBSITE = "adx_website", "adx_websiteid"
_OWNER = "objectid_adx_webfile"
_ANY = "*"


def row_writes(
    captured: Captured, before: Record | None, after: Record | None, schema: Schema
) -> Iterator[Operation]:
    """The writes, in their order. Raises NotWritable."""
    record = after or before
    if record is None:
        return
    definition = _definition(captured.tables, record.table)
    path = f"{definition.entity_set}({record.id})"
    version = captured.version_of((record.table, record.id)) if before is not None else ""
    if after is None:
        yield Operation("DELETE", path, match=version)
        return
    columns = changed_columns(before, after, schema)
    note = {name: columns.pop(name) for name in NOTE_COLUMNS & columns.keys()}
    if before is None:
        yield from _creation(captured, definition, path, columns)
    elif columns:
        yield Operation("PATCH", path, _body(captured.tables, definition, columns), match=version)
    if after.table == FILE:
        yield from _note_writes(captured, before, after, bool(note))
    yield from _link_writes(captured.tables, definition, path, before, after, schema)


def _creation(
    captured: Captured, definition: TableDefinition, path: str, columns: dict[str, str | None]
) -> Iterator[Operation]:
    """Dataverse makes every row active; one that is not is switched off then."""
    state = columns.pop(STATE, None)
    body = _body(captured.tables, definition, columns)
    if _OWN_WEBSITE in definition.lookups:
        body |= _bound(captured.tables, definition, _OWN_WEBSITE, captured.site.id)
    yield Operation("PATCH", path, body, new=True)
    if state is not None:
        yield Operation("PATCH", path, _body(captured.tables, definition, {STATE: state}), match=_ANY)


def _body(
    tables: LiveTables, definition: TableDefinition, columns: Mapping[str, str | None]
) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for name, text in columns.items():
        column = definition.columns.get(name)
        if column is None:
            raise NotWritable(f"{definition.name}.{name}")
        if column.is_lookup:
            body |= _bound(tables, definition, name, text)
        else:
            try:
                body[name] = None if text is None else as_value(text, column.kind)
            except NoSuchValue:
                raise NotWritable(f"{definition.name}.{name}") from None
    return body


def _bound(tables: LiveTables, definition: TableDefinition, name: str, id_: str | None) -> dict[str, Any]:
    lookup = definition.lookups.get(name)
    entity_set = tables.entity_sets.get(lookup.target) if lookup else None
    if lookup is None or entity_set is None:
        raise NotWritable(f"{definition.name}.{name}")
    return {f"{lookup.navigation}@odata.bind": None if id_ is None else f"/{entity_set}({id_})"}


def _note_writes(
    captured: Captured, before: Record | None, after: Record, told_otherwise: bool
) -> Iterator[Operation]:
    """The writes of a web file's note, which is there only while there is a content."""
    note = captured.notes.get(after.id)
    if after.file is not None:
        if told_otherwise or before is None or after.file != before.file:
            yield _note_write(captured, after)
    elif before is not None and before.file is not None and note is not None:
        path = f"{_definition(captured.tables, NOTE).entity_set}({note.id})"
        yield Operation("DELETE", path, match=captured.version_of((NOTE, note.id)))


def _note_write(captured: Captured, record: Record) -> Operation:
    """Content, name and type are written together, into the newest note or into a new one."""
    definition = _definition(captured.tables, NOTE)
    body: dict[str, Any] = {name: record.fields[name] for name in NOTE_COLUMNS & record.fields.keys()}
    body |= {
        "filename": file_name(record),
        "documentbody": base64.b64encode(record.file or b"").decode(),
    }
    note = captured.notes.get(record.id)
    if note is not None:
        path = f"{definition.entity_set}({note.id})"
        return Operation("PATCH", path, body, match=captured.version_of((NOTE, note.id)))
    owner = f"/{captured.tables.entity_sets[FILE]}({record.id})"
    id_ = uuid.uuid5(uuid.UUID(record.id), NOTE)
    body |= {f"{_OWNER}@odata.bind": owner, "isdocument": True}
    return Operation("PATCH", f"{definition.entity_set}({id_})", body, new=True)


def _link_writes(
    tables: LiveTables,
    definition: TableDefinition,
    path: str,
    before: Record | None,
    after: Record,
    schema: Schema,
) -> Iterator[Operation]:
    for name, linked, parted in changed_links(before, after):
        navigation = definition.associations.get(name)
        other = schema.tables[definition.name].links.get(name)
        entity_set = tables.entity_sets.get(other or "")
        if navigation is None or entity_set is None:
            raise NotWritable(f"{definition.name}.{name}")
        for id_ in sorted(parted):
            yield Operation("DELETE", f"{path}/{navigation}({id_})/$ref")
        for id_ in sorted(linked):
            address = f"{tables.address}/{entity_set}({id_})"
            yield Operation("POST", f"{path}/{navigation}/$ref", {"@odata.id": address})


def _definition(tables: LiveTables, table: str) -> TableDefinition:
    definition = tables.definitions.get(table)
    if definition is None:
        raise NotWritable(table)
    return definition
