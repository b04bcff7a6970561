"""A record as JSON in ASCII, with nothing lost: also half characters survive."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any

from app.update.site.record import Record


def record_line(record: Record) -> bytes:
    """The record as one line, with its end."""
    return json.dumps(record_entry(record), separators=(",", ":")).encode() + b"\n"


def record_of(line: bytes) -> Record:
    """The record in a line.

    Raises:
        ValueError: it is no such line.
    """
    return record_of_entry(json.loads(line))


def record_entry(record: Record) -> dict[str, Any]:
    """The record as what JSON can hold."""
    written: dict[str, Any] = {"table": record.table, "id": record.id, "fields": dict(record.fields)}
    if record.links:
        written["links"] = dict(record.links)
    if record.file is not None:
        written["file"] = b64encode(record.file).decode()
    return written


def record_of_entry(entry: Any) -> Record:
    """The record that was written so.

    Raises:
        ValueError: none was.
    """
    match entry:
        case {"table": str(table), "id": str(id_), "fields": dict(fields), **more}:
            file = more.get("file")
            content = None if file is None else b64decode(_text(file), validate=True)
            return Record(table, id_, _texts(fields), _links(more.get("links", {})), content)
        case _:
            raise ValueError("no record")


def _texts(fields: dict[str, Any]) -> dict[str, str]:
    return {name: _text(value) for name, value in fields.items()}


def _links(links: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(links, dict) or not all(isinstance(ids, list) for ids in links.values()):
        raise ValueError("no links")
    return {name: tuple(_text(one) for one in ids) for name, ids in links.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value
