"""A changed site as the files of its folder: every file that no change touches keeps its bytes."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import OtherWebsite
from app.update.folder.columns import key_of, values_to_write
from app.update.folder.encoding import decoded, encoded
from app.update.folder.image import FolderImage, Origin
from app.update.folder.names import same_on_windows
from app.update.folder.places import Places, in_order
from app.update.folder.read import body_of, image_of, side_of
from app.update.folder.rows import rows_of, tree_of
from app.update.folder.yaml_file import FileEdit, edited
from app.update.folder.yaml_style import Value, document
from app.update.schema import Table, portal_schema
from app.update.site.record import Record
from app.update.site.site import Site

EMPTY = FolderImage({}, Site("", "", "standard", ()), {}, "", bare=False, unread=())
"""The folder of no site yet, to make the first one from."""


def with_site(image: FolderImage, site: Site) -> FolderImage:
    """The folder of `site`, made from the folder of what it was before; nothing on the disk changes.

    The files are read again, so that what is returned holds what can be read from it. Raises OtherWebsite
    where the folder is that of another site, and FolderTrouble where a record can be in no folder.
    """
    if image.files and site.id != image.site.id:
        raise OtherWebsite(image.base or "website.yml", image.site.name or image.site.id)
    return image_of(dict(sorted(_Change(image, site).files().items())))


class _Change:
    """The files while they are made."""

    def __init__(self, image: FolderImage, site: Site) -> None:
        self._image = image
        self._site = site
        self._schema = portal_schema()
        self._files = dict(image.files)
        self._edits: dict[str, FileEdit] = {}

    def files(self) -> dict[str, bytes]:
        for key, origin in self._image.origins.items():
            old = self._image.site.by_id[key]
            new = self._site.by_id.get(key)
            if new is None:
                self._remove(old, origin)
            elif new != old:
                self._alter(old, new, origin)
        places = self._places()
        for record in in_order(self._new(), self._schema):
            self._add(record, places)
        for path, edit in self._edits.items():
            self._write(path, edit)
        return self._files

    def _places(self) -> Places:
        """What is taken after the removals: a record that takes the place of another gets its files."""
        image = self._image
        kept = {key: origin.path for key, origin in image.origins.items() if key in self._site.by_id}
        taken = {same_on_windows(part) for path in self._files for part in (path, path.rpartition("/")[0])}
        return Places(self._site, self._schema, image.base, image.bare, kept, taken)

    def _new(self) -> Iterable[Record]:
        return (record for key, record in self._site.by_id.items() if key not in self._image.origins)

    def _remove(self, record: Record, origin: Origin) -> None:
        for path in origin.files:
            del self._files[path]
        if origin.index is not None:
            self._edit(origin.path, self._schema.tables[record.table]).removed.add(origin.index)

    def _alter(self, old: Record, new: Record, origin: Origin) -> None:
        table = self._schema.tables[old.table]
        before, after = values_to_write(old, table), values_to_write(new, table)
        change: dict[str, Value] = {}
        for column in sorted({*before, *after}):
            if before.get(column) == after.get(column):
                continue
            side = _side(column, old, origin, table)
            if side:
                self._put(side, after.get(column))
            else:
                gone = _nothing(before.get(column))
                change[key_of(column, table, bare=origin.bare)] = after.get(column, gone)
        if change:
            self._edit(origin.path, table).changed[origin.index] = change
        if old.file != new.file and table.name == "adx_webfile":
            self._put_body(origin.body or body_of(origin.path), new.file)

    def _add(self, record: Record, places: Places) -> None:
        table = self._schema.tables[record.table]
        path = places.place(record)
        values = values_to_write(record, table)
        if not places.is_list(table):
            for column, text in table.text.items():
                self._put(side_of(path, text.suffix), values.pop(column, None))
            if table.name == "adx_webfile":
                self._put_body(body_of(path), record.file)
        bare = self._image.bare
        row = {key_of(column, table, bare=bare): value for column, value in values.items()}
        row = {key: row[key] for key in sorted(row)}
        if places.is_list(table):
            self._edit(path, table).added.append(row)
        else:
            self._files[path] = encoded(document(row))

    def _put(self, path: str, text: Value) -> None:
        if isinstance(text, str):
            self._files[path] = encoded(text, self._image.files.get(path, b""))
        else:
            self._files.pop(path, None)

    def _put_body(self, path: str, content: bytes | None) -> None:
        if content is None:
            self._files.pop(path, None)
        else:
            self._files[path] = content

    def _edit(self, path: str, table: Table) -> FileEdit:
        key = key_of(table.id, table, bare=self._image.bare)
        return self._edits.setdefault(path, FileEdit(key))

    def _write(self, path: str, edit: FileEdit) -> None:
        before = self._image.files.get(path, b"")
        after = edited(decoded(before, path), edit)
        if rows_of(tree_of(after.encode(), path), path):
            self._files[path] = encoded(after, before)
        else:
            self._files.pop(path, None)


def _side(column: str, old: Record, origin: Origin, table: Table) -> str:
    """The side file of a column, "" where it stands in the record's own file."""
    if column in origin.texts:
        return origin.texts[column]
    if column not in table.text or column in old.fields or origin.index is not None:
        return ""
    return side_of(origin.path, table.text[column].suffix)


def _nothing(before: Value) -> Value:
    """What is written where a value has gone: an empty list says that nothing is linked any more."""
    return () if isinstance(before, tuple) else None
