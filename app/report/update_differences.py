"""The differences of an update as parts of a report: kind by kind, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.report.document import Block, Difference, Part, Words
from app.text import Text, text

if TYPE_CHECKING:
    from app.update.view.record_view import RecordView

_BEFORE, _AFTER = text("Before"), text("Afterwards")
_LONGEST = 20_000
"""Characters of one side of a difference; the rest is told by its length."""


def kind_parts(records: tuple[RecordView, ...]) -> Iterator[Part]:
    """A part for each kind, with the records of it in their order."""
    for table in dict.fromkeys(one.place.table for one in records):
        here = [one for one in records if one.place.table == table]
        yield Part(here[0].kind, tuple(block for one in here for block in _blocks(one)))


def _blocks(record: RecordView) -> Iterator[Block]:
    yield Words(text("{name}: {why}", name=record.name, why=record.why))
    for field in record.fields:
        for spot in field.spots:
            yield Difference(field.word, _BEFORE, _cut(spot.ours), _AFTER, _cut(spot.theirs))


def _cut(side: str) -> Text:
    if len(side) <= _LONGEST:
        return text("{content}", content=side)
    more = len(side) - _LONGEST
    return text("{content}\n… and {more} more characters", content=side[:_LONGEST], more=more)
