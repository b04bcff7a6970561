"""Columns of the rows that lookups lead to, as filters name them: `adx_webform/adx_websiteid/adx_name`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.demo.dataverse.store import Organization
from app.demo.dataverse.table import Table
from app.demo.document import Document


@dataclass(frozen=True)
class Reachable:
    """The names by which a filter on a table may ask."""

    organization: Organization
    table: Table

    def __contains__(self, path: object) -> bool:
        first, _, rest = str(path).partition("/")
        if not rest:
            return first in self.table.json_names
        other = _other(self.organization, self.table, first)
        return other is not None and rest in Reachable(self.organization, other)


@dataclass(frozen=True)
class Reaching:
    """A row with the rows that its lookups lead to."""

    organization: Organization
    table: Table
    row: Document

    def get(self, path: str, /) -> Any:
        """Give the value at the end of a path, None where a lookup on the way is empty."""
        first, _, rest = path.partition("/")
        if not rest:
            return self.row.get(first)
        lookup, other = self.table.lookup(first), _other(self.organization, self.table, first)
        identity = self.row.get(lookup.json_name) if lookup else None
        row = self.organization.row(other, identity) if other and identity else None
        return Reaching(self.organization, other, row).get(rest) if other and row else None


def _other(organization: Organization, table: Table, navigation: str) -> Table | None:
    lookup = table.lookup(navigation)
    return organization.table_named(lookup.target) if lookup else None
