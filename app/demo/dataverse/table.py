"""What a Dataverse table and its columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "number", "money", "flag", "time", "choice", "lookup", "id", "file"]


@dataclass(frozen=True)
class Column:
    """One column; a lookup has the navigation property to bind it by and the table that it points to.

    `relationship` is the schema name by which a lookup is known.
    """

    name: str
    kind: Kind = "text"
    options: Mapping[int, str] = field(default_factory=dict)
    navigation: str = ""
    target: str = ""
    relationship: str = ""

    @property
    def json_name(self) -> str:
        """Give the name of the column in JSON: a lookup shows as `_name_value`."""
        return f"_{self.name}_value" if self.kind == "lookup" else self.name


@dataclass(frozen=True)
class Table:
    """One table, by its logical name and the name of its entity set.

    The rows of a virtual table are kept elsewhere and not given here.
    """

    logical: str
    entity_set: str
    name_column: str
    columns: tuple[Column, ...]
    solution: str = ""
    alternate_keys: tuple[str, ...] = ()
    is_virtual: bool = False

    @property
    def id_column(self) -> str:
        """Give the primary key's column."""
        return f"{self.logical}id"

    @property
    def json_names(self) -> tuple[str, ...]:
        """Give the names of all columns as JSON has them, the primary key first."""
        return (self.id_column, *(column.json_name for column in self.columns))

    def lookup(self, navigation: str) -> Column | None:
        """Give the lookup that is bound and expanded by this navigation property."""
        return next((column for column in self.columns if column.navigation == navigation), None)
