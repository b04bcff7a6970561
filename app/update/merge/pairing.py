"""Which records of two lists are the same one, where their ids differ."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from app.update.site.record import Record

Mark = Callable[[Record], tuple[Hashable, ...]]
"""What a record is known by, the vaguest part first: its key, then what tells it from others of that key."""

Content = Callable[[Record], Hashable | None]
"""All of what a record says but for its name; None where that is too little to know it by."""


@dataclass(frozen=True)
class Pairs:
    """The pairs, and the records of both lists that have the same key but nothing that tells them apart."""

    found: tuple[tuple[Record, Record], ...]
    doubtful: tuple[tuple[Record, ...], tuple[Record, ...]]


@dataclass(frozen=True)
class Side:
    """One of the two lists, with what its records are known by."""

    records: tuple[Record, ...]
    mark: Mark
    content: Content


def paired(one: Side, other: Side) -> Pairs:
    """Pair by key, among several of one key by what tells them apart, and what is left by its content.

    A pair is made only where there is no second candidate on either side.
    """
    left, right = _marked(one), _marked(other)
    found: list[tuple[Record, Record]] = []
    for key in [key for key in left if key in right]:
        found += _among(left[key], right[key])
    taken = {id(record) for pair in found for record in pair}
    rest = [[record for record in side.records if id(record) not in taken] for side in (one, other)]
    found += _unique(((record, one.content(record)) for record in rest[0]), _contents(rest[1], other.content))
    return Pairs(tuple(found), _doubtful(left, right, {id(record) for pair in found for record in pair}))


_Marked = list[tuple[Record, tuple[Hashable, ...]]]
_Groups = dict[Hashable, _Marked]


def _doubtful(
    left: _Groups, right: _Groups, taken: set[int]
) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """What is left on both sides of one key."""
    doubtful: tuple[list[Record], list[Record]] = ([], [])
    for key in [key for key in left if key in right]:
        rest = [[record for record, _ in side[key] if id(record) not in taken] for side in (left, right)]
        if rest[0] and rest[1]:
            doubtful[0].extend(rest[0])
            doubtful[1].extend(rest[1])
    return tuple(doubtful[0]), tuple(doubtful[1])


def _marked(side: Side) -> _Groups:
    groups: _Groups = {}
    for record in side.records:
        mark = side.mark(record)
        groups.setdefault(mark[0], []).append((record, mark))
    return groups


def _among(one: _Marked, other: _Marked) -> list[tuple[Record, Record]]:
    """Pair records of one key: those alike in everything first, then with ever less of it."""
    found: list[tuple[Record, Record]] = []
    for length in range(len(one[0][1]), 0, -1):
        if not one or not other:
            break
        pairs = _unique(
            ((record, mark[:length]) for record, mark in one),
            ((record, mark[:length]) for record, mark in other),
        )
        found += pairs
        taken = {id(record) for pair in pairs for record in pair}
        one = [entry for entry in one if id(entry[0]) not in taken]
        other = [entry for entry in other if id(entry[0]) not in taken]
    return found


def _contents(records: Iterable[Record], content: Content) -> Iterable[tuple[Record, Hashable | None]]:
    return ((record, content(record)) for record in records)


def _unique(
    one: Iterable[tuple[Record, Hashable | None]], other: Iterable[tuple[Record, Hashable | None]]
) -> list[tuple[Record, Record]]:
    """The pairs with the same mark that nothing else has."""
    left, right = _grouped(one), _grouped(other)
    return [
        (left[mark][0], right[mark][0])
        for mark in left
        if len(left[mark]) == 1 and len(right.get(mark, ())) == 1
    ]


def _grouped(marked: Iterable[tuple[Record, Hashable | None]]) -> dict[Hashable, list[Record]]:
    groups: dict[Hashable, list[Record]] = {}
    for record, mark in marked:
        if mark is not None:
            groups.setdefault(mark, []).append(record)
    return groups
