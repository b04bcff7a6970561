"""A record as it was found in Dataverse."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.services.site_rows import Note
from app.update.live.captured import NOTE, RowKey
from app.update.site.record import Record


@dataclass(frozen=True)
class Found:
    """The record with the version of its row, its note and its content, where it has them."""

    record: Record
    version: str
    note: Note | None = None
    content: str = field(default="", repr=False)

    @property
    def key(self) -> RowKey:
        """The record's table and id."""
        return self.record.table, self.record.id

    @property
    def versions(self) -> tuple[tuple[RowKey, str], ...]:
        """The versions of all rows that make the record up."""
        own = (self.key, self.version)
        return (own, ((NOTE, self.note.id), self.note.version)) if self.note else (own,)

    @property
    def size(self) -> int:
        """About how many bytes the record is."""
        file = self.record.file or b""
        return len(file) + sum(map(len, self.record.fields.values()))
