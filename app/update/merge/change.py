"""What is to be written into a website."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType

from app.update.site.record import NO_LINKS, Record
from app.update.site.site import Site

_NO_COLUMNS: Mapping[str, str | None] = MappingProxyType({})


class Kind(Enum):
    """What happens to a record. Nothing is ever deleted: what Microsoft removed is switched off."""

    CREATED = "created"
    CHANGED = "changed"
    DEACTIVATED = "deactivated"


@dataclass(frozen=True)
class Change:
    """One record to be created, changed or deactivated, with the ids of the site that it is for.

    `columns` are those that get another value, None to empty one; lookups are the id of their target.
    `linked` and `unlinked` are N:N relationships, to be made once all records are there. `file` is the new
    content of a web file, None where that stays.
    """

    table: str
    id: str
    kind: Kind
    columns: Mapping[str, str | None] = field(default_factory=lambda: _NO_COLUMNS, repr=False)
    linked: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_LINKS)
    unlinked: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_LINKS)
    file: bytes | None = field(default=None, repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be written."""
        changes = self.columns or self.linked or self.unlinked or self.file is not None
        return self.kind is Kind.CHANGED and not changes


def changed_site(site: Site, changes: Iterable[Change]) -> Site:
    """The website as it is once all changes are made: what reading it back has to give."""
    records = {(record.table, record.id): record for record in site.records}
    for change in changes:
        key = (change.table, change.id)
        records[key] = _changed(records.get(key) or Record(*key), change)
    return replace(site, records=tuple(records.values()))


def _changed(record: Record, change: Change) -> Record:
    columns: dict[str, str | None] = {**record.fields, **change.columns}
    if change.kind is Kind.DEACTIVATED:
        columns["statecode"] = "1"
    links = {name: set(ids) for name, ids in record.links.items()}
    for name, ids in change.linked.items():
        links.setdefault(name, set()).update(ids)
    for name, ids in change.unlinked.items():
        links.setdefault(name, set()).difference_update(ids)
    return replace(
        record,
        fields={name: value for name, value in columns.items() if value is not None},
        links={name: tuple(ids) for name, ids in links.items() if ids},
        file=record.file if change.file is None else change.file,
    )
