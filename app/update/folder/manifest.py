"""The manifests with which the Power Platform CLI knows what it downloaded.

They are kept as they are: how a checksum is made is not known (contract: portal-configuration.md section 2),
and one that no longer fits makes the next upload send the record, which is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.errors import DamagedYaml
from app.update.folder import yaml_tree
from app.update.folder.disk import MANIFESTS
from app.update.folder.image import FolderImage
from app.update.folder.rows import tree_of


@dataclass(frozen=True)
class ManifestRow:
    """A record, or a pair of an N:N relationship, that the CLI downloaded or was told to delete."""

    table: str
    id: str
    name: str
    deleted: bool


def check_manifest(tree: yaml_tree.Node | None, path: str) -> Mapping[str, yaml_tree.Sequence]:
    """The rows of each table; raises DamagedYaml where it is no manifest."""
    if tree is None:
        return {}
    if not isinstance(tree, yaml_tree.Mapping):
        raise DamagedYaml(path, tree.line, "shape")
    tables: dict[str, yaml_tree.Sequence] = {}
    for table, rows in tree.entries:
        if not isinstance(rows, yaml_tree.Sequence):
            raise DamagedYaml(path, rows.line, "shape")
        tables[table.value] = rows
    return tables


def manifest_rows(image: FolderImage) -> Iterator[ManifestRow]:
    """What the manifests of a folder list."""
    for path in image.unread:
        if path.startswith(f"{image.base}{MANIFESTS}/") and path.endswith("manifest.yml"):
            for table, rows in check_manifest(tree_of(image.files[path], path), path).items():
                yield from (_row(table, row) for row in rows.items if isinstance(row, yaml_tree.Mapping))


def missing_records(image: FolderImage) -> tuple[ManifestRow, ...]:
    """Records that were downloaded and of which the folder has no file any more: removed, or cut short."""
    return tuple(
        row
        for row in manifest_rows(image)
        if not row.deleted
        and not row.name.startswith("$RELATIONSHIP$")
        and row.table in image.site.by_table
        and image.site.find(row.table, row.id) is None
    )


def _row(table: str, row: yaml_tree.Mapping) -> ManifestRow:
    return ManifestRow(
        table,
        _text(row, "RecordId").lower(),
        _text(row, "DisplayName"),
        _text(row, "IsDeleted").lower() == "true",
    )


def _text(row: yaml_tree.Mapping, key: str) -> str:
    value = row.get(key)
    return value.value if isinstance(value, yaml_tree.Scalar) else ""
