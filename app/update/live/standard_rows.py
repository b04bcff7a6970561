"""A website in the standard data model: which rows are its own, and the record that a row is.

Contract: portal-configuration.md section 1.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.services.reply import Fields
from app.services.table_definitions import ColumnDefinition, TableDefinition
from app.update.live.values import as_text
from app.update.schema import Schema, Table
from app.update.site.record import Record

WEBSITE = "adx_website"
OWN_WEBSITE = "adx_websiteid"
LANGUAGE, WEBSITE_LANGUAGE = "adx_portallanguage", "adx_websitelanguage"
_UNREAD = frozenset({"Virtual", "EntityName", "ManagedProperty", "CalendarRules", "PartyList", "File"})
Definitions = Mapping[str, TableDefinition]


def row_filter(table: Table, definitions: Definitions, schema: Schema, website: str) -> str | None:
    """The filter for the rows of this website, None where a table's rows cannot be told apart.

    Most tables have a lookup to the website, and others a parent that has one. Portal languages are the
    organisation's: all of them are read.
    """
    if table.name == WEBSITE:
        return f"{OWN_WEBSITE} eq {website}"
    if OWN_WEBSITE in definitions[table.name].lookups:
        return f"_{OWN_WEBSITE}_value eq {website}"
    if table.name == LANGUAGE:
        return f"{table.id} ne null"
    path = list(_way_up(table, definitions, schema))
    return f"{'/'.join(path)}/{OWN_WEBSITE} eq {website}" if path else None


def row_query(table: Table, definition: TableDefinition, schema: Schema) -> dict[str, str]:
    """What to select and expand."""
    columns = [table.id, *(column.in_rows for column in read_columns(table, definition, schema))]
    links = [
        f"{definition.associations[name]}($select={schema.tables[other].id})"
        for name, other in table.links.items()
        if name in definition.associations and name not in schema.visitor_links
    ]
    return {"$select": ",".join(columns), **({"$expand": ",".join(links)} if links else {})}


def read_columns(table: Table, definition: TableDefinition, schema: Schema) -> list[ColumnDefinition]:
    """The columns that say something of the configuration."""
    return [
        column
        for column in definition.columns.values()
        if column.kind not in _UNREAD and column.name != table.id and not schema.is_volatile(column.name)
    ]


def record_of(
    row: Fields, table: Table, columns: list[ColumnDefinition], links: Mapping[str, tuple[str, ...]]
) -> Record:
    """The record that a row is; an active one has no `statecode`, as in the folders."""
    fields = {}
    for column in columns:
        value = as_text(row, column.in_rows, column.kind)
        if value is not None and (column.name != "statecode" or value != "0"):
            fields[column.name] = value.lower() if column.is_lookup else value
    return Record(table.name, row.text(table.id).lower(), fields, links)


def _way_up(table: Table, definitions: Definitions, schema: Schema) -> Iterator[str]:
    """The navigation properties that lead from a child to the website; nothing where there is no way."""
    path: list[str] = []
    while True:
        lookups = definitions[table.name].lookups
        if OWN_WEBSITE in lookups:
            yield from (*path, lookups[OWN_WEBSITE].navigation)
            return
        parent = table.layout.parent
        above = table.lookups.get(parent, "")
        if parent not in lookups or above not in definitions or len(path) > len(definitions):
            return
        path.append(lookups[parent].navigation)
        table = schema.tables[above]
