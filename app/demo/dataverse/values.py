"""What a client may write into a row: columns, their kinds, and lookups bound by `@odata.bind`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from app.demo.dataverse.problems import no_such_row, not_a_property, unreadable, wrong_value
from app.demo.dataverse.store import WRITTEN_BY_DATAVERSE, Organization
from app.demo.dataverse.table import Column, Kind, Table
from app.demo.document import Document

GUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_BIND: Final = "@odata.bind"
REFERENCE: Final = re.compile(rf"(?:.*/)?(\w+)\(({GUID.pattern})\)")


def written_values(organization: Organization, table: Table, body: object) -> Document:
    """Give the columns that a body writes, with lookups resolved; annotations are left out.

    Raises Refused for a body that is no object, an unknown column, or a value of the wrong kind.
    """
    if not isinstance(body, dict):
        raise unreadable("An object is expected in the request body.")
    values: Document = {}
    for name, value in body.items():
        if name.endswith(_BIND):
            values |= _bound(organization, table, name.removesuffix(_BIND), value)
        elif "@" not in name and name not in WRITTEN_BY_DATAVERSE:
            values[name] = _checked(table, name, value)
    return values


def _bound(organization: Organization, table: Table, navigation: str, value: object) -> Document:
    lookup = table.lookup(navigation)
    if lookup is None:
        raise not_a_property(navigation, table.logical)
    if value is None:
        return {lookup.json_name: None}
    reference = REFERENCE.fullmatch(str(value))
    other = organization.table(reference.group(1)) if reference else None
    if reference is None or other is None or other.logical != lookup.target:
        raise unreadable(f"The URI '{value}' is not valid for the navigation property '{navigation}'.")
    if organization.row(other, reference.group(2)) is None:
        raise no_such_row(other.logical, reference.group(2))
    return {lookup.json_name: reference.group(2).lower()}


def _checked(table: Table, name: str, value: object) -> object:
    if name == table.id_column:
        if not isinstance(value, str) or not GUID.fullmatch(value):
            raise wrong_value(table.entity_set, name)
        return value.lower()
    column = next((one for one in table.columns if one.name == name and one.kind != "lookup"), None)
    if column is None:
        raise not_a_property(name, table.logical)
    if value is not None and not _fits(column, value):
        raise wrong_value(table.entity_set, name)
    # Dataverse keeps no empty text.
    return None if value == "" else value


def _fits(column: Column, value: object) -> bool:
    if column.options and value not in column.options:
        return False
    return _IS[column.kind](value)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_time(value: object) -> bool:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return False
    return True


_IS: Final[Mapping[Kind, Callable[[object], bool]]] = {
    "text": lambda value: isinstance(value, str),
    "number": _is_number,
    "choice": _is_number,
    "money": lambda value: _is_number(value) or isinstance(value, float),
    "flag": lambda value: isinstance(value, bool),
    "time": _is_time,
    "id": lambda value: GUID.fullmatch(str(value)) is not None,
    "lookup": lambda _value: False,
    "file": lambda _value: False,
}
