"""JSON as a tree that keeps how it was written: numbers, escapes, blanks and the order of keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

_DEEPEST = 100
_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}


@dataclass(frozen=True)
class Entry:
    """A member of an object or an element of a list: `key`, and the text before and after its value.

    `lead` is the blank before it, `head` the key as written with its colon ("" in a list), `after` the blank
    between its value and the comma or the end.
    """

    key: str
    lead: str
    head: str
    node: Node
    after: str


@dataclass(frozen=True)
class Node:
    """A value of JSON: its text, and for an object or a list what is in it."""

    kind: Literal["object", "list", "plain"]
    raw: str
    entries: tuple[Entry, ...] = ()

    @cached_property
    def value(self) -> Any:
        """What it means, to be compared: two texts of the same meaning are equal in it."""
        if self.kind == "object":
            return {entry.key: entry.node.value for entry in self.entries}
        if self.kind == "list":
            return [entry.node.value for entry in self.entries]
        if self.raw in _WORDS:
            return (self.raw,)
        return json.loads(self.raw) if self.raw.startswith('"') else _number(self.raw)

    @cached_property
    def by_key(self) -> Mapping[str, Entry]:
        """The members of an object."""
        return {entry.key: entry for entry in self.entries}


def _number(raw: str) -> tuple[str, Decimal | str]:
    """What a number means; one of more places than can be counted means what it says."""
    try:
        return "number", Decimal(raw)
    except ArithmeticError:
        return "number", raw


def json_tree(text: str) -> Node | None:
    """The tree of a text, or None for what is no JSON, names a key twice, or is deeper than people write."""
    try:
        start = _blank_end(text, 0)
        node, end = _read(text, start, 0)
    except _NotJson:
        return None
    return node if _blank_end(text, end) == len(text) else None


class _NotJson(Exception):
    """The text is no JSON that could be merged."""


def _blank_end(text: str, place: int) -> int:
    found = _BLANK.match(text, place)
    return found.end() if found else place


def _read(text: str, place: int, depth: int) -> tuple[Node, int]:
    sign = text[place : place + 1]
    if depth > _DEEPEST:
        raise _NotJson
    if sign == "{":
        return _container(text, place, depth, "object")
    if sign == "[":
        return _container(text, place, depth, "list")
    for word in _WORDS:
        if text.startswith(word, place):
            return Node("plain", word), place + len(word)
    found = (_STRING if sign == '"' else _NUMBER).match(text, place)
    if not found:
        raise _NotJson
    return Node("plain", found[0]), found.end()


def _container(text: str, start: int, depth: int, kind: Literal["object", "list"]) -> tuple[Node, int]:
    close = "}" if kind == "object" else "]"
    entries: list[Entry] = []
    place = start + 1
    inner = _blank_end(text, place)
    if text[inner : inner + 1] == close:
        return Node(kind, text[start : inner + 1]), inner + 1
    while True:
        entry, place = _entry(text, place, depth, kind)
        entries.append(entry)
        sign = text[place : place + 1]
        place += 1
        if sign == close:
            break
        if sign != ",":
            raise _NotJson
    if kind == "object" and len({entry.key for entry in entries}) < len(entries):
        raise _NotJson
    return Node(kind, text[start:place], tuple(entries)), place


def _entry(text: str, place: int, depth: int, kind: str) -> tuple[Entry, int]:
    begin = _blank_end(text, place)
    key, value = "", begin
    if kind == "object":
        found = _STRING.match(text, begin)
        colon = _blank_end(text, found.end()) if found else begin
        if not found or text[colon : colon + 1] != ":":
            raise _NotJson
        key, value = json.loads(found[0]), _blank_end(text, colon + 1)
    node, end = _read(text, value, depth + 1)
    after = _blank_end(text, end)
    return Entry(key, text[place:begin], text[begin:value], node, text[end:after]), after
