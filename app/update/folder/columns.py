"""Keys of a file and columns of a table, values of a file and fields of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.errors import DamagedYaml
from app.update.folder import yaml_tree
from app.update.folder.yaml_style import Value
from app.update.schema import Schema, Table
from app.update.site.record import Record

GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)
_WITHOUT_PREFIX = frozenset(
    {"statecode", "statuscode", "filename", "mimetype", "subject", "notetext", "filesize"}
)
"""Columns of every table and of a web file's note: the only ones that have no "adx_" in Dataverse."""


_UNWRITTEN = frozenset(
    {"adx_websiteid", "createdon", "modifiedon", "createdby", "modifiedby", "versionnumber", "ownerid"}
    | {"owningbusinessunit", "owningteam", "owninguser", "createdonbehalfby", "modifiedonbehalfby"}
)
"""What the folders never tell of a record."""


def column_of(key: str, table: Table, schema: Schema, *, bare: bool) -> str:
    """The column that a key stands for; in a bare file keys have lost their "adx_"."""
    if not bare or key.startswith("adx_") or key in _WITHOUT_PREFIX or schema.is_volatile(key):
        return key
    return table.id if key == "id" else f"adx_{key}"


def key_of(column: str, table: Table, *, bare: bool) -> str:
    """The key under which a column is written."""
    if not bare or column in table.links:
        return column
    return "id" if column == table.id else column.removeprefix("adx_")


def is_bare(row: yaml_tree.Mapping, table: Table) -> bool:
    """Whether the keys of this record have lost their "adx_"."""
    return row.get(table.id) is None and row.get("id") is not None


def values_of(row: yaml_tree.Mapping, table: Table, schema: Schema, path: str) -> dict[str, Value]:
    """The value of every column in a file; raises DamagedYaml where one is neither a text nor a list."""
    bare = is_bare(row, table)
    values: dict[str, Value] = {}
    for key, node in row.entries:
        column = column_of(key.value, table, schema, bare=bare)
        if column in values:
            raise DamagedYaml(path, key.line, "key-twice")
        values[column] = value_of(node, path)
    return values


def value_of(node: yaml_tree.Node, path: str) -> Value:
    """A text, a list of texts or nothing; raises DamagedYaml for anything else."""
    if isinstance(node, yaml_tree.Scalar):
        return None if node.is_null else node.value
    if isinstance(node, yaml_tree.Sequence):
        return tuple(_item(item, path) for item in node.items)
    raise DamagedYaml(path, node.line, "shape")


def record_of(values: Mapping[str, Value], table: Table, file: bytes | None = None) -> Record | None:
    """The record of these values, None where its id is none. Empty lists and nulls leave no trace."""
    id_ = values.get(table.id)
    if not isinstance(id_, str) or not GUID.match(id_):
        return None
    fields: dict[str, str] = {}
    links: dict[str, tuple[str, ...]] = {}
    for column, value in values.items():
        if column == table.id or value is None or value == ():
            continue
        if isinstance(value, str):
            fields[column] = value
        elif is_link(column, value, table):
            links[column] = tuple(sorted({linked.lower() for linked in value}))
        else:
            fields[column] = ",".join(value)
    return Record(table.name, id_.lower(), fields, links, file)


def is_link(column: str, value: Iterable[str], table: Table) -> bool:
    """Whether a list is an N:N relationship, also one that the schema does not know."""
    return column in table.links or (column not in table.choices and all(GUID.match(item) for item in value))


def values_to_write(record: Record, table: Table) -> dict[str, Value]:
    """What its files say of a record, texts of side files among it. The site is not said of each record."""
    values: dict[str, Value] = {table.id: record.id}
    for column, text in record.fields.items():
        if column != table.id and column not in _UNWRITTEN:
            values[column] = _written(column, text, table)
    values.update(record.links)
    return values


def _written(column: str, text: str, table: Table) -> Value:
    return tuple(text.split(",")) if column in table.choices and text else text


def _item(node: yaml_tree.Node, path: str) -> str:
    if not isinstance(node, yaml_tree.Scalar):
        raise DamagedYaml(path, node.line, "shape")
    return node.value
