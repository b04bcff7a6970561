"""Where a new record goes in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from app.update.folder.image import RecordKey
from app.update.folder.names import same_on_windows
from app.update.folder.read import body_of, side_of
from app.update.folder.stems import stem_of, told_apart
from app.update.schema import Schema, Table
from app.update.site.record import Record
from app.update.site.site import Site


@dataclass
class Places:
    """The places of the records of a site as they are given out; `paths` are those of the records so far."""

    site: Site
    schema: Schema
    base: str
    bare: bool
    paths: dict[RecordKey, str]
    taken: set[str]

    def place(self, record: Record) -> str:
        """The file of a new record: one of its own, or the list that it is to stand in."""
        path = self._list(record) or next(
            path for path in self._candidates(record) if self._is_free(path, record)
        )
        self.paths[record.table, record.id] = path
        self.taken.update(same_on_windows(used) for used in self._files(path, record))
        self.taken.add(same_on_windows(path.rpartition("/")[0]))
        return path

    def is_list(self, table: Table) -> bool:
        """Whether the records of a table share a file."""
        return table.layout.form == "list" and not (self.bare and table.layout.git)

    def _is_free(self, path: str, record: Record) -> bool:
        used = {same_on_windows(file) for file in self._files(path, record)}
        table = self.schema.tables[record.table]
        if table.layout.language and table.name != "adx_webpage" and not self._language(record, table):
            used.add(same_on_windows(path.rpartition("/")[0]))
        return used.isdisjoint(self.taken)

    def _files(self, path: str, record: Record) -> Iterator[str]:
        table = self.schema.tables[record.table]
        if self.is_list(table):
            return
        yield path
        yield from (side_of(path, text.suffix) for text in table.text.values())
        if record.table == "adx_webfile":
            yield body_of(path)

    def _list(self, record: Record) -> str:
        table = self.schema.tables[record.table]
        if not self.is_list(table):
            return ""
        above = self._above(record, table)
        if above:
            return f"{above.removesuffix('yml')}{table.layout.word}.yml"
        folder = f"{table.layout.folder}/" if table.layout.folder else ""
        return f"{self.base}{folder}{table.layout.word}.yml"

    def _above(self, record: Record, table: Table) -> str:
        """The file of the record in whose folder this one is, "" where there is none."""
        parent = record.value(table.layout.parent).lower()
        lookup = table.lookups.get(table.layout.parent, "")
        return self.paths.get((lookup, parent), "") if parent else ""

    def _candidates(self, record: Record) -> Iterator[str]:
        table = self.schema.tables[record.table]
        if table.name == "adx_website":
            yield f"{self.base}website.yml"
        root = self._root(record)
        if root:
            yield self._content_page(record, table, root)
        stem = stem_of(record.value(table.named) or record.id)
        apart = told_apart(stem, record.id, file=table.name == "adx_webfile")
        yield self._own_file(record, table, stem)
        yield self._own_file(record, table, apart)
        yield from (self._own_file(record, table, f"{apart}_{number}") for number in count(2))

    def _root(self, record: Record) -> str:
        root = record.value("adx_rootwebpageid").lower() if record.table == "adx_webpage" else ""
        return self.paths.get(("adx_webpage", root), "") if root and root != record.id else ""

    def _content_page(self, record: Record, table: Table, root: str) -> str:
        """Content pages have the root page's stem (contract section 2)."""
        folder, _, name = root.rpartition("/")
        return self._named(f"{folder}/content-pages", name.removesuffix(".webpage.yml"), record, table)

    def _own_file(self, record: Record, table: Table, stem: str) -> str:
        above = self._above(record, table).rpartition("/")[0]
        inside = table.layout.git if self.bare and table.layout.git else table.layout.folder
        folder = f"{above}/{inside}" if above else f"{self.base}{inside}"
        if table.layout.own or (self.bare and table.name == "adx_webfile"):
            folder = f"{folder}/{stem.lower()}"
        if table.name == "adx_webpage" and record.value("adx_rootwebpageid"):
            folder = f"{folder}/content-pages"
        return self._named(folder, stem, record, table)

    def _named(self, folder: str, stem: str, record: Record, table: Table) -> str:
        language = self._language(record, table)
        if language and self.bare:
            return f"{folder}/{language}/{stem}.{table.layout.word}.yml"
        return f"{folder}/{stem}{f'.{language}' if language else ''}.{table.layout.word}.yml"

    def _language(self, record: Record, table: Table) -> str:
        """The language's code, "" where it is none of the site's."""
        if not table.layout.language:
            return ""
        own = self.site.find("adx_websitelanguage", record.value(table.layout.language))
        there = self.site.find("adx_portallanguage", own.value("adx_portallanguageid")) if own else None
        return stem_of(there.value("adx_languagecode")) if there and there.value("adx_languagecode") else ""


def in_order(records: Iterable[Record], schema: Schema) -> list[Record]:
    """Records in the order in which they get their places.

    Those in whose folders others are come first; of two with one name the one in a language comes first,
    as seen in a download.
    """
    return sorted(records, key=lambda record: _rank(record, schema.tables[record.table]))


def _rank(record: Record, table: Table) -> tuple[int, bool, bool, str]:
    content = table.name == "adx_webpage" and bool(record.value("adx_rootwebpageid"))
    return (
        table.order,
        content,
        bool(table.layout.language) and not record.value(table.layout.language),
        record.id,
    )
