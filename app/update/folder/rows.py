"""The records that one file holds."""

from __future__ import annotations

from app.errors import DamagedYaml
from app.update.folder import yaml_tree
from app.update.folder.encoding import decoded
from app.update.schema import Schema, Table


def table_of_path(path: str, schema: Schema) -> Table | None:
    """The table whose records a file holds by its name, None if it is no such file."""
    parts = path.rsplit("/", 1)[-1].split(".")
    if parts[-1] != "yml" or len(parts) < 2:
        return None
    return schema.table_of_word(parts[-2])


def tree_of(content: bytes, path: str) -> yaml_tree.Node | None:
    """The YAML of a file; raises DamagedYaml and ForeignEncoding."""
    try:
        return yaml_tree.read_yaml(decoded(content, path))
    except yaml_tree.YamlTrouble as trouble:
        raise DamagedYaml(path, trouble.line, trouble.reason) from trouble


def rows_of(tree: yaml_tree.Node | None, path: str) -> list[tuple[int | None, yaml_tree.Mapping]]:
    """Each record of a file with its place in the list, None where the file is one record."""
    if tree is None:
        return []
    if isinstance(tree, yaml_tree.Mapping):
        return [(None, tree)] if tree.entries else []
    if isinstance(tree, yaml_tree.Scalar):
        raise DamagedYaml(path, tree.line, "shape")
    rows: list[tuple[int | None, yaml_tree.Mapping]] = []
    for index, item in enumerate(tree.items):
        if not isinstance(item, yaml_tree.Mapping):
            raise DamagedYaml(path, item.line, "shape")
        rows.append((index, item))
    return rows
