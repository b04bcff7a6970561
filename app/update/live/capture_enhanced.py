"""Reading a website in the enhanced data model: its row, its languages, its components and their files.

Components of kinds that no standard table has (server logic) are left where they are: not read, not changed.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from app.services.reply import Fields
from app.services.site_rows import ETAG, column_file
from app.update.live.captured import LiveTables
from app.update.live.components import content_of, language_records, record_of
from app.update.live.file_contents import read_files
from app.update.live.found import Found
from app.update.live.progress import Counter
from app.update.live.reading import Convert, Rows, read_all
from app.update.live.tables import COMPONENT, LANGUAGE, SITE
from app.update.schema import Schema, Table

if TYPE_CHECKING:
    from app.services.client import Client

FILE = "adx_webfile"
FILE_COLUMN = "filecontent"
FILE_NAME = "filecontent_name"


async def read_enhanced(
    client: Client, website: str, tables: LiveTables, schema: Schema, counter: Counter
) -> list[Found]:
    """All records of a website. Raises as `read_all` does."""
    if not {SITE, LANGUAGE, COMPONENT} <= tables.definitions.keys():
        return []
    making = _Making(client.host, tables, schema)
    sets = {name: tables.definitions[name].entity_set for name in (SITE, LANGUAGE, COMPONENT)}
    mine = f"_{SITE}id_value eq {website}"
    common = "name,content,statecode"
    lists = [
        Rows(
            SITE,
            sets[SITE],
            {"$select": f"{SITE}id,{common}", "$filter": f"{SITE}id eq {website}"},
            making.records(schema.tables["adx_website"], SITE),
        ),
        Rows(
            LANGUAGE,
            sets[LANGUAGE],
            {"$select": f"{LANGUAGE}id,{common},languagecode,lcid", "$filter": mine},
            making.languages(),
        ),
        *(
            Rows(
                table.name,
                sets[COMPONENT],
                {
                    "$select": f"{COMPONENT}id,{common},{FILE_NAME}",
                    "$filter": f"{mine} and powerpagecomponenttype eq {table.component}",
                },
                making.records(table, COMPONENT),
            )
            for table in schema.tables.values()
            if table.component is not None
        ),
    ]
    found = await read_all(client, lists, counter)
    return await _with_files(client, sets[COMPONENT], found, counter)


@dataclass(frozen=True)
class _Making:
    """Makes records of rows; long work is done beside the window's thread."""

    host: str
    tables: LiveTables
    schema: Schema

    def languages(self) -> Convert:
        async def convert(rows: list[Fields]) -> list[Found]:
            return [found for row in rows for found in self._languages(row)]

        return convert

    def records(self, table: Table, kind: str) -> Convert:
        async def convert(rows: list[Fields]) -> list[Found]:
            return await asyncio.to_thread(lambda: [self._found(row, kind, table) for row in rows])

        return convert

    def _languages(self, row: Fields) -> list[Found]:
        id_, text = row.text(f"{LANGUAGE}id").lower(), row.text("content")
        records = language_records(row, id_, content_of(text, self.host), self.schema)
        return [Found(record, row.text(ETAG), content=text) for record in records]

    def _found(self, row: Fields, kind: str, table: Table) -> Found:
        id_, text = row.text(f"{kind}id").lower(), row.text("content")
        kinds = self.tables.definitions.get(table.name)
        record = record_of(row, id_, content_of(text, self.host), table, self.schema, kinds)
        file_name = row.text(FILE_NAME)
        if table.name == FILE and file_name:
            record = replace(record, fields={**record.fields, "filename": file_name})
        return Found(record, row.text(ETAG), content=text)


async def _with_files(client: Client, entity_set: str, found: list[Found], counter: Counter) -> list[Found]:
    owners = await asyncio.to_thread(_files_among, found)
    reading = {owner: partial(column_file, client, entity_set, owner, FILE_COLUMN) for owner in owners}
    files = await read_files(FILE_COLUMN, reading, counter)
    return await asyncio.to_thread(lambda: [_with_file(one, files) for one in found])


def _files_among(found: list[Found]) -> list[str]:
    return [one.record.id for one in found if one.record.table == FILE and one.record.value("filename")]


def _with_file(found: Found, files: dict[str, bytes | None]) -> Found:
    if found.record.table != FILE or found.record.id not in files:
        return found
    return replace(found, record=replace(found.record, file=files[found.record.id]))
