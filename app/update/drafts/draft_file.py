"""A draft as the content of a file: JSON in ASCII, and back without trusting it."""

from __future__ import annotations

import json
from datetime import datetime
from types import MappingProxyType
from typing import Any

from app.update.drafts.draft import Draft, by_record
from app.update.merge.choice import Choice, Choices, Edited, Take
from app.update.merge.decision import Place

_FORM = 1


def draft_content(draft: Draft) -> bytes:
    """The whole file. What was written by hand is text; nothing else can be."""
    chosen = by_record(draft.choices)
    records = [
        {"table": record.table, "id": record.id, "mark": mark, "choices": _entries(chosen[record])}
        for record, mark in draft.marks.items()
    ]
    whole = {"form": _FORM, "made": draft.made.isoformat(), "records": records}
    return json.dumps(whole, separators=(",", ":")).encode()


def draft_in(content: bytes) -> Draft:
    """The draft that was written so.

    Raises:
        ValueError: none was.
    """
    match json.loads(content):
        case {"form": form, "made": str(made), "records": list(records)} if form == _FORM:
            rows = [_row(one) for one in records]
        case _:
            raise ValueError("no draft")
    choices = {place: choice for _, _, chosen in rows for place, choice in chosen}
    marks = {record: mark for record, mark, _ in rows}
    taken = datetime.fromisoformat(made)
    if taken.tzinfo is None:
        raise ValueError("no moment")
    return Draft(taken, MappingProxyType(choices), MappingProxyType(marks))


_Row = tuple[Place, str, list[tuple[Place, Choice]]]


def _entries(choices: Choices) -> list[dict[str, Any]]:
    return [
        {"field": place.field, "conflict": place.conflict, **_written(choice)}
        for place, choice in choices.items()
    ]


def _written(choice: Choice) -> dict[str, Any]:
    return {"edited": choice.content} if isinstance(choice, Edited) else {"take": choice.value}


def _row(entry: Any) -> _Row:
    match entry:
        case {"table": str(table), "id": str(id_), "mark": str(mark), "choices": list(choices)}:
            return Place(table, id_), mark, [_chosen(table, id_, one) for one in choices]
        case _:
            raise ValueError("no record")


def _chosen(table: str, id_: str, entry: Any) -> tuple[Place, Choice]:
    match entry:
        case {"field": str(name), "conflict": int() | None as conflict, "take": str(side)}:
            return Place(table, id_, name, conflict), Take(side)
        case {"field": str(name), "conflict": int() | None as conflict, "edited": str(written)}:
            return Place(table, id_, name, conflict), Edited(written)
        case _:
            raise ValueError("no choice")
