"""What a person knows the record of a step by."""

from __future__ import annotations

from app.update.applying.step import Step
from app.update.schema import portal_schema


def name_of(step: Step) -> str:
    """The name of the record, its id where it has none."""
    record, table = step.after or step.before, portal_schema().tables.get(step.key[0])
    return (record.value(table.named) if record and table else "") or step.key[1]
