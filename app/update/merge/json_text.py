"""JSON merged by its structure: objects by their keys, lists by what their elements are known by.

What neither side changed stays as the site has it, down to the last blank. The elements of a list are known
by identities such as ViewId (contract: portal-configuration.md section 5.3); any other list is one value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.update.merge.json_tree import Entry, Node, json_tree

Identities = tuple[tuple[str, ...], ...]
_Side = Node | None


@dataclass(frozen=True)
class JsonConflict:
    """A place inside JSON that both sides changed differently; "" for a side that does not have it."""

    path: tuple[str, ...]
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class MergedJson:
    """The result of a merge by structure; `around` are the blanks before and after the site's JSON."""

    base: Node | None
    ours: Node
    theirs: Node
    around: tuple[str, str]
    identities: Identities
    conflicts: tuple[JsonConflict, ...]

    def text(self, chosen: tuple[str, ...] = ()) -> str:
        """The JSON with what was `chosen` for each conflict in their order: JSON, or "" to leave it out.

        Raises:
            ValueError: there are more or fewer conflicts than choices.
        """
        if len(chosen) != len(self.conflicts):
            raise ValueError(f"{len(self.conflicts)} conflicts, {len(chosen)} choices")
        choices = iter(chosen)
        merged = _Merge(self.identities, lambda _: next(choices)).node(self.base, self.ours, self.theirs, ())
        return self.around[0] + merged.raw + self.around[1] if merged else ""


def merge_json(base: str, ours: str, theirs: str, identities: Identities) -> MergedJson | None:
    """Merge three texts of JSON, or None where one of them is none that could be merged by its structure."""
    trees = [json_tree(text) for text in (base, ours, theirs)]
    old, mine, new = trees
    if old is None or mine is None or new is None or "plain" in {tree.kind for tree in (old, mine, new)}:
        return None
    found: list[JsonConflict] = []

    def noted(conflict: JsonConflict) -> str:
        found.append(conflict)
        return conflict.ours

    _Merge(identities, noted).node(old, mine, new, ())
    before, _, after = ours.partition(mine.raw)
    return MergedJson(old, mine, new, (before, after), identities, tuple(found))


def same_json(one: str, other: str) -> bool:
    """Whether both mean the same and differ in blanks, escapes or the order of keys alone."""
    left, right = json_tree(one), json_tree(other)
    return left is not None and right is not None and bool(left.value == right.value)


@dataclass(frozen=True)
class _Merge:
    """One pass; `choose` is asked for each conflict and gives JSON, or "" for nothing."""

    identities: Identities
    choose: Callable[[JsonConflict], str]

    def node(
        self, base: Node | None, ours: Node | None, theirs: Node | None, path: tuple[str, ...]
    ) -> Node | None:
        if _same(ours, theirs) or _same(base, theirs):
            return ours
        if _same(base, ours):
            return theirs
        if ours is not None and theirs is not None:
            named = [_named(side, ours, theirs, self.identities) for side in (base, ours, theirs)]
            if named[1] is not None and named[2] is not None:
                return self._inside(named[0] or {}, ours, named[1], named[2], path)
        chosen = self.choose(JsonConflict(path, _raw(base), _raw(ours), _raw(theirs)))
        return Node("plain", chosen) if chosen else None

    def _inside(
        self,
        base: Mapping[str, Entry],
        ours: Node,
        mine: Mapping[str, Entry],
        new: Mapping[str, Entry],
        path: tuple[str, ...],
    ) -> Node:
        lead = ours.entries[-1].lead if ours.entries else None
        entries: list[Entry] = []
        for name in _in_order(mine, new):
            old, own, other = (side[name].node if name in side else None for side in (base, mine, new))
            merged = self.node(old, own, other, (*path, name))
            if merged is not None and name in mine:
                entries.append(replace(mine[name], node=merged))
            elif merged is not None:
                set_out = new[name].lead if lead is None else lead
                entries.append(replace(new[name], node=merged, lead=set_out, after=""))
        return _written(ours, entries)


def _same(one: Node | None, other: Node | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.raw == other.raw or bool(one.value == other.value)


def _raw(node: Node | None) -> str:
    return node.raw if node else ""


def _in_order(mine: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """The site's order, what is new after what it follows in the template."""
    order = [*mine]
    known = set(order)
    before = None
    for name in new:
        if name not in known:
            order.insert(order.index(before) + 1 if before in order else len(order), name)
        before = name
    return iter(order)


def _named(side: Node | None, ours: Node, theirs: Node, identities: Identities) -> Mapping[str, Entry] | None:
    """What is inside by name, None where it is to be taken as a whole."""
    if side is None or side.kind == "plain" or not side.kind == ours.kind == theirs.kind:
        return None
    if side.kind == "object":
        return side.by_key
    fitting = (
        names
        for names in identities
        if all(_known_by(node, names) is not None for node in (side, ours, theirs))
    )
    return _known_by(side, next(fitting, ()))


def _known_by(node: Node, names: tuple[str, ...]) -> Mapping[str, Entry] | None:
    """The elements of a list by the values of these members, None where that is no name for each."""
    found: dict[str, Entry] = {}
    for entry in node.entries:
        if entry.node.kind != "object" or not names or not entry.node.by_key.keys() >= set(names):
            return None
        found[" ".join(_shown(entry.node.by_key[name].node.value) for name in names)] = entry
    return found if len(found) == len(node.entries) else None


def _shown(value: Any) -> str:
    return str(value[-1]) if isinstance(value, tuple) else str(value)


def _written(ours: Node, entries: list[Entry]) -> Node:
    """The object or list with these entries, closed as the site closes it."""
    opening, closing = ("{", "}") if ours.kind == "object" else ("[", "]")
    if not entries:
        return Node(ours.kind, opening + closing)
    last = ours.entries[-1] if ours.entries else None
    inner = [replace(entry, after="") if last and entry.lead == last.lead else entry for entry in entries]
    body = ",".join(entry.lead + entry.head + entry.node.raw + entry.after for entry in inner)
    return Node(ours.kind, opening + body + (last.after if last else "") + closing, tuple(entries))
