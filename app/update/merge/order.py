"""An order in which changes can be written: what is referred to comes first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from app.update.merge.change import Change, Kind
from app.update.schema import Schema

_Key = tuple[str, str]


def in_order(changes: Iterable[Change], schema: Schema) -> tuple[Change, ...]:
    """Creations with parents first, then changes, then deactivations with children first.

    Two new records may refer to each other, as an advanced form and its first step do. Then one is created
    without the reference, which a change after all creations adds.
    """
    places = {name: table.order for name, table in schema.tables.items()}
    by_table = sorted(changes, key=lambda change: places.get(change.table, len(places)))
    created = {(one.table, one.id): one for one in by_table if one.kind is Kind.CREATED}
    made: list[Change] = []
    later: list[Change] = []
    done: set[_Key] = set()
    for key in _parents_first(created, schema):
        ahead = [
            name for name, target in _references(created[key], schema) if target in created.keys() - done
        ]
        columns = created[key].columns
        made.append(replace(created[key], columns=_only(columns, columns.keys() - set(ahead))))
        if ahead:
            later.append(Change(*key, Kind.CHANGED, _only(columns, ahead)))
        done.add(key)
    changed = [one for one in by_table if one.kind is Kind.CHANGED]
    switched_off = [one for one in by_table if one.kind is Kind.DEACTIVATED]
    return (*made, *later, *changed, *reversed(switched_off))


def _only(columns: Mapping[str, str | None], names: Collection[str]) -> dict[str, str | None]:
    return {name: value for name, value in columns.items() if name in names}


def _references(change: Change, schema: Schema) -> Iterator[tuple[str, _Key]]:
    table = schema.tables.get(change.table)
    for name, target in (table.lookups if table else {}).items():
        value = change.columns.get(name)
        if value:
            yield name, (target, value)


def _parents_first(created: dict[_Key, Change], schema: Schema) -> list[_Key]:
    """The keys, those of the same table that a record refers to before it, wherever that is possible."""
    ordered: dict[_Key, None] = {}
    for key in created:
        chain = [key]
        seen = {key}
        while chain:
            open_ = [
                target
                for _, target in _references(created[chain[-1]], schema)
                if target in created and target[0] == key[0] and target not in ordered and target not in seen
            ]
            if open_:
                seen.add(open_[0])
                chain.append(open_[0])
            else:
                ordered.setdefault(chain.pop())
    return list(ordered)
