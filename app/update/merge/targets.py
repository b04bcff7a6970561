"""References in what is to be written: each has to lead to a record that is there or is created."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.update.merge.change import Change, Kind
from app.update.merge.decision import Place
from app.update.schema import Schema
from app.update.site.site import Site


@dataclass(frozen=True)
class Missing:
    """A reference to a record that the site does not have and that is not created either."""

    place: Place
    table: str
    id: str


def with_targets(
    changes: list[Change], ours: Site, schema: Schema
) -> tuple[list[Change], tuple[Missing, ...]]:
    """The changes without what leads nowhere: such a record is not created, such a field not changed."""
    missing: dict[Missing, None] = {}
    there = ours.by_id.keys()
    while True:
        created = {(change.table, change.id) for change in changes if change.kind is Kind.CREATED}
        kept: list[Change] = []
        for change in changes:
            targets = [(one, (one.table, one.id)) for one in _targets(change, schema)]
            lost = [one for one, key in targets if key not in created and key not in there]
            missing.update(dict.fromkeys(lost))
            if not lost:
                kept.append(change)
            elif change.kind is Kind.CHANGED:
                kept.append(_without(change, {one.place.field for one in lost}))
        if len(kept) == len(changes):
            return [change for change in kept if not change.is_empty], tuple(missing)
        changes = kept


def _targets(change: Change, schema: Schema) -> Iterator[Missing]:
    table = schema.tables.get(change.table)
    if table is None:
        return
    for name, target in table.lookups.items():
        value = change.columns.get(name)
        if value:
            yield Missing(Place(change.table, change.id, name), target, value)
    for name, ids in change.linked.items():
        for id_ in ids if name in table.links else ():
            yield Missing(Place(change.table, change.id, name), table.links[name], id_)


def _without(change: Change, names: set[str]) -> Change:
    columns = {name: value for name, value in change.columns.items() if name not in names}
    linked = {name: ids for name, ids in change.linked.items() if name not in names}
    return replace(change, columns=columns, linked=linked)
