"""A folder read: from files to a site, knowing where each record stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import DamagedYaml, NoWebsite, OtherWebsite, RecordTwice
from app.update.folder.columns import is_bare, record_of, values_of
from app.update.folder.disk import CODE_SITE, MANIFESTS, read_files
from app.update.folder.encoding import decoded
from app.update.folder.image import FolderImage, Origin, RecordKey
from app.update.folder.limits import WEBSITE, Limits
from app.update.folder.manifest import check_manifest
from app.update.folder.names import check_paths
from app.update.folder.rows import rows_of, table_of_path, tree_of
from app.update.schema import Schema, Table, portal_schema
from app.update.site.record import Record
from app.update.site.site import Model, Site


@dataclass(frozen=True)
class _Found:
    record: Record
    origin: Origin
    line: int


def read_folder(folder: Path, site: str | None = None, limits: Limits = WEBSITE) -> FolderImage:
    """The website in a folder that `pac pages download` made; `site` is the id of the one wanted.

    Raises FolderTrouble: nothing is guessed from a folder that is not whole.
    """
    image = image_of(read_files(folder, limits))
    if site is not None and image.site.id != site.lower():
        raise OtherWebsite(str(folder), image.site.name or image.site.id)
    return image


def image_of(files: Mapping[str, bytes]) -> FolderImage:
    """The website in these files. Raises FolderTrouble.

    Its records come in the order of their tables and ids, so that the same website is the same value
    whatever its files are called.
    """
    check_paths(files)
    schema = portal_schema()
    base = "" if "website.yml" in files else f"{CODE_SITE}/"
    tables = {path: _table(files, path, schema) for path in files}
    found: dict[RecordKey, _Found] = {}
    for path, table in tables.items():
        if table is not None:
            for one in _records(files, path, table, schema):
                _add(one, found)
    _check_manifests(files, base)
    own = _own(found, base)
    used = {path for one in found.values() for path in (one.origin.path, *one.origin.files)}
    ordered = sorted(found, key=lambda key: (schema.tables[key[0]].order, key[1]))
    return FolderImage(
        dict(files),
        _site(own, tuple(found[key].record for key in ordered), base),
        {key: found[key].origin for key in ordered},
        base,
        own.origin.bare,
        tuple(path for path in files if path not in used and tables[path] is None),
    )


def _table(files: Mapping[str, bytes], path: str, schema: Schema) -> Table | None:
    """The table that a file is of; the content of a web file may be called anything."""
    return None if f"{path}.webfile.yml" in files else table_of_path(path, schema)


def _add(one: _Found, found: dict[RecordKey, _Found]) -> None:
    key = one.record.table, one.record.id
    if key in found:
        raise RecordTwice(one.origin.path, found[key].origin.path, one.record.id)
    found[key] = one


def _records(files: Mapping[str, bytes], path: str, table: Table, schema: Schema) -> Iterator[_Found]:
    for index, row in rows_of(tree_of(files[path], path), path):
        texts = _texts(files, path, table) if index is None else {}
        body = _body(files, path, table) if index is None else ""
        values = values_of(row, table, schema, path)
        values.update((column, decoded(files[side], side)) for column, side in texts.items())
        record = record_of(values, table, files[body] if body else None)
        if record is None:
            raise DamagedYaml(path, row.line, "id")
        yield _Found(record, Origin(path, index, texts, body, is_bare(row, table)), row.line)


def _texts(files: Mapping[str, bytes], path: str, table: Table) -> dict[str, str]:
    sides = {column: side_of(path, text.suffix) for column, text in table.text.items()}
    return {column: side for column, side in sides.items() if side in files}


def side_of(path: str, suffix: str) -> str:
    """The side file of a record's file."""
    return path.removesuffix("yml") + suffix


def body_of(path: str) -> str:
    """The file beside a web file's record that is its content."""
    return path.removesuffix(".webfile.yml")


def _body(files: Mapping[str, bytes], path: str, table: Table) -> str:
    body = body_of(path) if table.name == "adx_webfile" else ""
    return body if body in files and not body.endswith("/") else ""


def _check_manifests(files: Mapping[str, bytes], base: str) -> None:
    for path, content in files.items():
        if path.startswith(f"{base}{MANIFESTS}/") and path.endswith("manifest.yml"):
            check_manifest(tree_of(content, path), path)


def _own(found: Mapping[RecordKey, _Found], base: str) -> _Found:
    """The website's own record; raises NoWebsite, and OtherWebsite where a second one lies in the folder."""
    websites = [one for key, one in found.items() if key[0] == "adx_website"]
    own = [one for one in websites if one.origin.path == f"{base}website.yml"]
    if len(own) != 1:
        raise NoWebsite(base.rstrip("/") or ".")
    for one in websites:
        if one is not own[0]:
            raise OtherWebsite(one.origin.path, one.record.value("adx_name") or one.record.id)
    return own[0]


def _site(own: _Found, records: tuple[Record, ...], base: str) -> Site:
    return Site(own.record.id, own.record.value("adx_name"), _model(records, base), records)


def _model(records: tuple[Record, ...], base: str) -> Model:
    """Contract section 1.1: in the enhanced model a site's language has the organisation's id."""
    if any(record.table == "adx_websitebinding" for record in records):
        return "standard"
    languages = [record for record in records if record.table == "adx_websitelanguage"]
    if languages and all(
        language.value("adx_portallanguageid").lower() == language.id for language in languages
    ):
        return "enhanced"
    return "enhanced" if base else "standard"
