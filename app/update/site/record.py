"""One record of a website's configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})
NO_LINKS: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Record:
    """A row of one table, its text as Dataverse or the Power Platform CLI writes it.

    `table` is the logical name in the standard data model ("adx_webtemplate"), also where the site uses the
    enhanced one. `id` is a GUID in lower case. `fields` are the columns that have a value: one that is
    missing is null, and numbers, dates, "True" and lookups (a GUID) are text until Dataverse says otherwise.
    `links` are N:N relationships, the ids sorted. `file` is the content of a web file, None where there is
    none. Two records are equal when their content is. What it holds is no part of its `repr`: settings hold
    secrets, and what is logged must not.
    """

    table: str
    id: str
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING, repr=False)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_LINKS)
    file: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))
        ordered = {name: tuple(sorted(ids)) for name, ids in self.links.items()}
        object.__setattr__(self, "links", MappingProxyType(ordered))

    def __hash__(self) -> int:
        return hash((self.table, self.id))

    def value(self, column: str) -> str:
        """The text of a column, "" where it has none."""
        return self.fields.get(column, "")
