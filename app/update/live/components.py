"""A website in the enhanced data model: the record that a component is, as the standard model has it.

Contract: portal-configuration.md section 1.3. A component's content is JSON of the standard row without
`adx_`; its name is a column of its own. A language of the site is that of the organisation too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.errors import UnreadableReply
from app.services.reply import Fields
from app.services.table_definitions import TableDefinition
from app.update.live.values import as_text
from app.update.schema import Schema, Table
from app.update.site.record import Record

PREFIX = "adx_"
WEBSITE_LANGUAGE = "adx_websitelanguage"
PORTAL_LANGUAGE = "adx_portallanguage"


def content_of(text: str, host: str) -> dict[str, Any]:
    """The content of a component.

    Raises:
        UnreadableReply: it is no object.
    """
    try:
        content = json.loads(text or "{}")
    except (ValueError, RecursionError):
        raise UnreadableReply(host) from None
    if not isinstance(content, dict):
        raise UnreadableReply(host)
    return content


def record_of(
    row: Fields,
    id_: str,
    content: Mapping[str, Any],
    table: Table,
    schema: Schema,
    kinds: TableDefinition | None,
) -> Record:
    """The record that a row with this content is."""
    fields = {table.named: row.text("name")}
    links: dict[str, tuple[str, ...]] = {}
    told = Fields(content)
    for key, value in content.items():
        column = column_of(key)
        if key in table.links:
            links[key] = tuple(str(one).lower() for one in value) if isinstance(value, list) else ()
        elif not schema.is_volatile(column):
            text = as_text(told, key, kind_of(column, kinds))
            if text is not None:
                fields[column] = text.lower() if column in table.lookups else text
    if row.number("statecode") == 1:
        fields["statecode"] = "1"
    return Record(table.name, id_, fields, {name: ids for name, ids in links.items() if ids})


def language_records(
    row: Fields, id_: str, content: Mapping[str, Any], schema: Schema
) -> tuple[Record, Record]:
    """The website's language, and the organisation's, which the CLI writes of the same row."""
    of_site = record_of(row, id_, content, schema.tables[WEBSITE_LANGUAGE], schema, None)
    number = row.number("lcid")
    fields = {
        "adx_name": row.text("name"),
        "adx_languagecode": row.text("languagecode"),
        **({"adx_lcid": str(number)} if number is not None else {}),
    }
    mine = {**of_site.fields, "adx_portallanguageid": id_}
    return Record(WEBSITE_LANGUAGE, id_, mine), Record(PORTAL_LANGUAGE, id_, fields)


def column_of(key: str) -> str:
    """The standard model's column for a key of a component's content."""
    return key if key.startswith(PREFIX) else f"{PREFIX}{key}"


def key_of(column: str, table: Table) -> str:
    """The key in a component's content for a column or an N:N relationship."""
    return column if column in table.links else column.removeprefix(PREFIX)


def kind_of(column: str, kinds: TableDefinition | None) -> str:
    """The kind of a column as its virtual table tells it, "" where that is not known."""
    told = kinds.columns.get(f"mspp_{column.removeprefix(PREFIX)}") if kinds else None
    return told.kind if told else ""
