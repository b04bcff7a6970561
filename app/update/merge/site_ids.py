"""What the records of one website are called in another: ids, keys, and references by them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from uuid import UUID, uuid5

from app.update.merge.ancestry import first_value, key_of
from app.update.merge.guids import with_guids
from app.update.schema import Schema, Table
from app.update.site.record import Record
from app.update.site.site import Site

TELLING_CONTENT = 64
"""Characters of code, JSON or file by which a record is known again under another name."""

_NEW_IDS = UUID("8a1f4c1e-3a57-4f7e-9d6b-0a6f0b7f5c11")


class SiteIds:
    """The id in the site `home` for each record of one side, which may be that site itself."""

    def __init__(self, site: Site, schema: Schema, home: Site) -> None:
        self.site = site
        self._schema = schema
        self._home = home
        self._same: dict[tuple[str, str], tuple[SiteIds, str]] = {}
        self._partners: set[tuple[int, str, str]] = set()

    def settle(self, record: Record, other: SiteIds, id_: str) -> None:
        """From now on `record` is the one that has this id on another side."""
        self._same[record.table, record.id] = (other, id_)
        other._partners.add((id(self), record.table, id_))

    def has_partner(self, record: Record, side: SiteIds) -> bool:
        """Whether a record of `side` was found to be this one."""
        return (id(side), record.table, record.id) in self._partners

    def settled(self, record: Record) -> bool:
        """Whether a record was found on another side."""
        return (record.table, record.id) in self._same

    def of(self, table: str, id_: str) -> str:
        """The site's id, or for a record that it lacks the one that it would get there.

        The ids of an earlier state of the site itself stay as they are, and so does what is no record's id.
        """
        key = (table, id_.lower())
        if key in self._same:
            other, same = self._same[key]
            return other.of(table, same)
        if self.site.id == self._home.id or key not in self.site.by_id:
            return id_
        return str(uuid5(_NEW_IDS, f"{self._home.id} {self.site.id} {table} {key[1]}"))

    def mark(self, record: Record) -> tuple[Hashable, ...]:
        """The natural key, then the name as it is written, then what tells records of one key apart."""
        table = self._schema.tables[record.table]
        key = tuple(self._part(record, table, columns) for columns in key_of(record, table))
        apart = (self._part(record, table, (column,)) for column in table.tell_apart)
        return (key, record.value(table.named), *apart)

    def _part(self, record: Record, table: Table, columns: tuple[str, ...]) -> tuple[str, str]:
        column, value = first_value(record, columns)
        if column in table.lookups:
            return column, self.of(table.lookups[column], value)
        if column == "statecode" and value == "0":
            return "", ""
        return column, value.strip().casefold()

    def content(self, record: Record) -> Hashable | None:
        """All that a record says but for its key and name, where that is enough to know it again by."""
        table = self._schema.tables[record.table]
        bodies = [record.value(column) for column in (*table.text, *table.json)]
        if sum(map(len, bodies)) + len(record.file or b"") < TELLING_CONTENT:
            return None
        named = {column for key in table.keys for columns in key for column in columns} | {table.named}
        fields = self._rewritten(record).fields.items()
        told = frozenset(item for item in fields if item[0] not in named and self._tells(item[0], table))
        return told, sha256(record.file or b"").digest()

    def _tells(self, column: str, table: Table) -> bool:
        return column != table.id and not self._schema.is_volatile(column) and column not in table.environment

    def rewritten(self) -> Site:
        """The side with the site's ids."""
        if all(self.of(record.table, record.id) == record.id for record in self.site.records):
            return self.site
        return replace(self.site, records=tuple(map(self._rewritten, self.site.records)))

    def _rewritten(self, record: Record) -> Record:
        table = self._schema.tables.get(record.table)
        lookups = table.lookups if table else {}
        links = table.links if table else {}
        return Record(
            record.table,
            self.of(record.table, record.id),
            {
                column: self.of(lookups[column], value) if column in lookups else self._in_text(value)
                for column, value in record.fields.items()
            },
            {
                name: tuple(self.of(links[name], id_) if name in links else id_ for id_ in ids)
                for name, ids in record.links.items()
            },
            record.file,
        )

    def _in_text(self, value: str) -> str:
        return with_guids(value, self._of_any) if "-" in value else value

    def _of_any(self, id_: str) -> str | None:
        table = self._tables.get(id_)
        return self.of(table, id_) if table else None

    @cached_property
    def _tables(self) -> dict[str, str]:
        """The table of each id; where two share one, as the enhanced model's languages do, the later."""
        return {id_: table for table, id_ in self.site.by_id}
