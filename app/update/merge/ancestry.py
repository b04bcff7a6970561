"""In what order records are matched: a record's key may hold that of another one, such as a page's parent."""

from __future__ import annotations

from collections.abc import Iterator

from app.update.merge.troubles import own_ancestor
from app.update.schema import Key, Table
from app.update.site.record import Record
from app.update.site.site import Site


def key_of(record: Record, table: Table) -> Key:
    """The natural key of the table that a record is known by."""
    fitting = (key for key in table.keys if key and first_value(record, key[0])[1])
    return next(fitting, table.keys[-1])


def first_value(record: Record, columns: tuple[str, ...]) -> tuple[str, str]:
    """The first of these columns that has a value, and it; empty where none has."""
    return next(((column, record.value(column)) for column in columns if record.value(column)), ("", ""))


def generations(site: Site, table: Table) -> list[list[Record]]:
    """The records of a table: first those whose key needs no other of the table, then their children.

    Raises:
        SitesNotComparable: a record lies under itself.
    """
    depths: dict[str, int] = {}
    for record in site.of(table.name):
        _measure(site, table, record, depths)
    ordered: list[list[Record]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for record in site.of(table.name):
        ordered[depths[record.id]].append(record)
    return ordered


def _measure(site: Site, table: Table, record: Record, depths: dict[str, int]) -> None:
    """Note the depth of a record and of all above it. Without recursion: a chain may be long."""
    chain: list[Record] = []
    on_chain: set[str] = set()
    above: Record | None = record
    while above is not None and above.id not in depths:
        if above.id in on_chain:
            raise own_ancestor(site.name, table.name, above, above.value(table.named))
        chain.append(above)
        on_chain.add(above.id)
        above = next(_above(site, table, above), None)
    depth = -1 if above is None else depths[above.id]
    for below in reversed(chain):
        depth += 1
        depths[below.id] = depth


def _above(site: Site, table: Table, record: Record) -> Iterator[Record]:
    """The record of the same table that a record's key holds."""
    for columns in key_of(record, table):
        column, value = first_value(record, columns)
        if table.lookups.get(column) == table.name:
            found = site.find(table.name, value)
            if found is not None:
                yield found
