"""Reading a website in the standard data model: its tables, and the notes that hold its files."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.services.reply import Fields
from app.services.site_rows import ETAG, Note, newest_notes, note_file, rest_of
from app.services.table_definitions import TableDefinition
from app.update.live import standard_rows
from app.update.live.captured import LiveTables
from app.update.live.file_contents import read_files
from app.update.live.found import Found
from app.update.live.progress import Counter
from app.update.live.reading import Rows, read_all
from app.update.live.standard_rows import LANGUAGE, WEBSITE_LANGUAGE
from app.update.schema import Schema, Table

if TYPE_CHECKING:
    from app.services.client import Client

FILE = "adx_webfile"


async def read_standard(
    client: Client, website: str, tables: LiveTables, schema: Schema, counter: Counter
) -> list[Found]:
    """All records of a website. Raises as `read_all` does."""
    lists = [
        Rows(
            table.name,
            tables.definitions[table.name].entity_set,
            {
                **standard_rows.row_query(table, tables.definitions[table.name], schema),
                "$filter": wanted,
            },
            _Converting(client, table, tables.definitions[table.name], schema),
        )
        for table in schema.tables.values()
        if table.name in tables.definitions
        and (wanted := standard_rows.row_filter(table, tables.definitions, schema, website)) is not None
    ]
    found = await read_all(client, lists, counter)
    mine = await asyncio.to_thread(_without_other_languages, found)
    return await _with_files(client, mine, counter)


class _Converting:
    """Makes records of the rows of one table, beside the window's thread."""

    def __init__(self, client: Client, table: Table, definition: TableDefinition, schema: Schema) -> None:
        self._client, self._table, self._schema = client, table, schema
        self._columns = standard_rows.read_columns(table, definition, schema)
        self._links = {
            name: (definition.associations[name], schema.tables[other].id)
            for name, other in table.links.items()
            if name in definition.associations
        }

    async def __call__(self, rows: list[Fields]) -> list[Found]:
        links = [await self._linked(row) for row in rows]
        linked = list(zip(rows, links, strict=True))
        return await asyncio.to_thread(lambda: [self._found(row, leads_to) for row, leads_to in linked])

    async def _linked(self, row: Fields) -> dict[str, tuple[str, ...]]:
        links = {}
        for name, (navigation, column) in self._links.items():
            others = [*row.rows(navigation), *await rest_of(self._client, row, navigation)]
            if others:
                links[name] = tuple(other.text(column).lower() for other in others)
        return links

    def _found(self, row: Fields, links: dict[str, tuple[str, ...]]) -> Found:
        return Found(standard_rows.record_of(row, self._table, self._columns, links), row.text(ETAG))


def _without_other_languages(found: list[Found]) -> list[Found]:
    """The organisation's languages are read all; those that the website has are its own."""
    languages = (one.record for one in found if one.record.table == WEBSITE_LANGUAGE)
    mine = {language.value("adx_portallanguageid") for language in languages}
    return [one for one in found if one.record.table != LANGUAGE or one.record.id in mine]


async def _with_files(client: Client, found: list[Found], counter: Counter) -> list[Found]:
    """The records, web files with the content and the name that are in their notes."""
    notes = await newest_notes(client, await asyncio.to_thread(_files_among, found))
    files = {note.owner: partial(note_file, client, note) for note in notes.values()}
    bodies = await read_files("annotation", files, counter)
    return await asyncio.to_thread(_with_notes, found, notes, bodies)


def _files_among(found: list[Found]) -> list[str]:
    return [one.record.id for one in found if one.record.table == FILE]


def _with_notes(found: list[Found], notes: dict[str, Note], bodies: dict[str, bytes | None]) -> list[Found]:
    return [
        one if one.record.table != FILE else _with_note(one, notes.get(one.record.id), bodies)
        for one in found
    ]


def _with_note(found: Found, note: Note | None, bodies: dict[str, bytes | None]) -> Found:
    if note is None:
        return found
    told = {"filename": note.file_name, "mimetype": note.mime_type}
    fields = {**found.record.fields, **{name: value for name, value in told.items() if value}}
    return replace(found, record=replace(found.record, fields=fields, file=bodies[note.owner]), note=note)
