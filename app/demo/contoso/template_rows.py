"""What a template of the practice company brings: the rows of its file, in one of its versions.

The files are in `templates`; `customer_portal.toml` explains their words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final
from uuid import uuid4

from app.demo.document import Document

_CUSTOMER_PORTAL: Final = "customer_portal"
_ANY_OTHER: Final = "starter_layout"
_WORDS: Final = frozenset({"is", "from", "until", "links", "file", "mimetype"})


@dataclass(frozen=True)
class TemplateRow:
    """One row, its references resolved: lookups hold ids. `file` is the content of a web file."""

    table: str
    id: str
    values: Document
    links: Mapping[str, list[str]]
    file: bytes | None
    mime_type: str


def template_rows(
    known: Mapping[str, str], version: int, *, customer_portal: bool = False
) -> list[TemplateRow]:
    """Give the rows of a template, under ids of their own; `known` are ids of rows that are there already."""
    tables = _template(_CUSTOMER_PORTAL if customer_portal else _ANY_OTHER)
    wanted = [
        (table, row, str(uuid4()))
        for table, rows in tables.items()
        for row in rows
        if row.get("from", 1) <= version <= row.get("until", version)
    ]
    ids = {**known, **{row["is"]: identity for _, row, identity in wanted if "is" in row}}
    return [_row(table, row, identity, ids) for table, row, identity in wanted]


def _row(table: str, row: Mapping[str, Any], identity: str, ids: Mapping[str, str]) -> TemplateRow:
    links: Mapping[str, list[str]] = row.get("links", {})
    return TemplateRow(
        table=table,
        id=identity,
        values={name: _resolved(value, ids) for name, value in row.items() if name not in _WORDS},
        links={name: [_resolved(one, ids) for one in linked] for name, linked in links.items()},
        file=row["file"].encode() if "file" in row else None,
        mime_type=row.get("mimetype", ""),
    )


def _resolved(value: Any, ids: Mapping[str, str]) -> Any:
    return ids[value[1:]] if isinstance(value, str) and value.startswith("@") else value


@cache
def _template(name: str) -> Mapping[str, list[dict[str, Any]]]:
    file = files("app.demo.contoso").joinpath("templates", f"{name}.toml")
    return tomllib.loads(file.read_text("utf-8"))
