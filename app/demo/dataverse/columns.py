"""Short ways to write the columns of a table down."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.demo.dataverse.table import Column, Kind

ACTIVE: Final = {0: "Active", 1: "Inactive"}
_REASONS: Final = {1: "Active", 2: "Inactive"}


def texts(names: str) -> tuple[Column, ...]:
    """Give columns of text; the names are separated by blanks."""
    return tuple(Column(name) for name in names.split())


def of(kind: Kind, names: str) -> tuple[Column, ...]:
    """Give columns of a kind; the names are separated by blanks."""
    return tuple(Column(name, kind) for name in names.split())


def choice(name: str, options: Mapping[int, str]) -> Column:
    """Give a column that has one of these numbers."""
    return Column(name, "choice", options)


def lookup(name: str, target: str, navigation: str = "", relationship: str = "") -> Column:
    """Give a column that leads to a row of another table."""
    known_as = relationship or f"{target}_{navigation or name}"
    return Column(name, "lookup", navigation=navigation or name, target=target, relationship=known_as)


STANDARD: Final = (
    *of("time", "createdon modifiedon"),
    Column("versionnumber", "number"),
    choice("statecode", ACTIVE),
    choice("statuscode", _REASONS),
)
"""What every row of most tables has."""

UNSTATED: Final = STANDARD[:3]
"""What every row has of a table whose rows are neither active nor inactive."""
