"""The configuration of a whole website."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal, get_args

from app.update.site.record import Record

Model = Literal["standard", "enhanced"]
MODELS: tuple[Model, ...] = get_args(Model)


@dataclass(frozen=True)
class Site:
    """A website with all its records; `id` is that of its own record in lower case.

    Sites are equal when their content is. `model` says in which data model Dataverse keeps it: adx_* tables
    or powerpagecomponent rows.
    """

    id: str
    name: str
    model: Model
    records: tuple[Record, ...]

    @cached_property
    def by_id(self) -> Mapping[tuple[str, str], Record]:
        """Each record by its table and id. Of records that share both, the first.

        An id alone is not enough: in the enhanced model a site's language and the organisation's share one
        (contract: portal-configuration.md section 1.1).
        """
        known: dict[tuple[str, str], Record] = {}
        for record in self.records:
            known.setdefault((record.table, record.id), record)
        return MappingProxyType(known)

    @cached_property
    def by_table(self) -> Mapping[str, tuple[Record, ...]]:
        """The records of each table, in the site's order."""
        tables: dict[str, list[Record]] = {}
        for record in self.records:
            tables.setdefault(record.table, []).append(record)
        return MappingProxyType({table: tuple(records) for table, records in tables.items()})

    def of(self, table: str) -> tuple[Record, ...]:
        """The records of one table."""
        return self.by_table.get(table, ())

    def find(self, table: str, id: str) -> Record | None:  # noqa: A002 -- Dataverse's own word
        """The record of this table with this id, in any case."""
        return self.by_id.get((table, id.lower()))

    @property
    def shared_ids(self) -> tuple[tuple[str, str], ...]:
        """Tables and ids that more than one record has, sorted."""
        counted = Counter((record.table, record.id) for record in self.records)
        return tuple(sorted(key for key, count in counted.items() if count > 1))
