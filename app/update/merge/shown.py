"""Values as they may be shown: secrets are masked."""

from __future__ import annotations

from collections.abc import Mapping

from app.update.merge.decision import Content, FieldDecision
from app.update.merge.fields import FILE, compared_columns, is_secret
from app.update.schema import Schema
from app.update.site.record import Record

MASK = "••••••"


def shown(decided: FieldDecision, content: Content) -> Content:
    """One side of a decision; an empty value shows as such."""
    return MASK if decided.secret and content else content


def shown_record(record: Record, schema: Schema) -> Mapping[str, Content]:
    """All that a record says, as for one that would be created."""
    columns: dict[str, Content] = {
        name: MASK if is_secret(record, name, schema) and record.value(name) else record.value(name)
        for name in sorted(compared_columns(record, schema))
    }
    links = {name: ids for name, ids in record.links.items() if name not in schema.visitor_links}
    return {**columns, **links, **({FILE: record.file} if record.file is not None else {})}
