"""Which records lead to which."""

from __future__ import annotations

from collections.abc import Iterator

from app.update.applying.step import Key
from app.update.schema import Schema
from app.update.site.record import Record
from app.update.site.site import Site


def lookups_of(record: Record, schema: Schema) -> Iterator[tuple[str, Key]]:
    """The columns of a record that lead to others of the website, with where they lead."""
    table = schema.tables.get(record.table)
    for column, target in (table.lookups if table else {}).items():
        value = record.value(column)
        if value:
            yield column, (target, value.lower())


def link_target(table: str, relationship: str, schema: Schema) -> str | None:
    """The table at the other end of an N:N relationship; None where that is not the website's."""
    known = schema.tables.get(table)
    return known.links.get(relationship) if known else None


def users_of(site: Site, schema: Schema) -> dict[Key, set[Key]]:
    """For every record that others lead to, which those are."""
    users: dict[Key, set[Key]] = {}
    for record in site.records:
        key = record.table, record.id
        for _, target in lookups_of(record, schema):
            users.setdefault(target, set()).add(key)
        for relationship, ids in record.links.items():
            other = link_target(record.table, relationship, schema)
            for id_ in ids if other else ():
                users.setdefault((other or "", id_), set()).add(key)
    return users
