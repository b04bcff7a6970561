"""YAML as a tree of texts with their places: the one module that knows PyYAML.

No value gets a type: `True`, `1033` and dates stay the text that stands in the file, for only Dataverse knows
what a column holds (contract: portal-configuration.md section 2). Aliases, tags and several documents in one
file are nothing that the Power Platform CLI writes; they are refused before they can grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import yaml

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 12
"""Levels of nesting; the folders have three."""


@dataclass
class YamlTrouble(Exception):
    """The text is not YAML of the expected kind; `line` counts from 1."""

    line: int
    reason: Literal["syntax", "alias", "nesting", "key-twice", "shape"]


@dataclass(frozen=True)
class Scalar:
    """A text. `style` is "" (plain), a quotation mark, ">" or "|"; places count characters of the file."""

    value: str
    style: str
    start: int
    end: int
    line: int

    @property
    def is_null(self) -> bool:
        """Whether nothing at all stands there."""
        return not self.value and not self.style


@dataclass(frozen=True)
class Sequence:
    """A list; `flow` for one in square brackets."""

    items: tuple[Node, ...]
    flow: bool
    start: int
    end: int
    line: int


@dataclass(frozen=True)
class Mapping:
    """Keys and values in the file's order; `flow` for one in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool
    start: int
    end: int
    line: int

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


Node: TypeAlias = "Scalar | Sequence | Mapping"


def read_yaml(text: str) -> Node | None:
    """The tree of a file without a byte order mark, None if nothing is in it. Raises YamlTrouble.

    PyYAML's own words may quote the file, which may hold secrets; they go no further.
    """
    try:
        return _document(_checked(yaml.parse(text, Loader=_LOADER)))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise YamlTrouble(mark.line + 1 if mark else 1, "syntax") from None
    except yaml.reader.ReaderError as fault:
        raise YamlTrouble(text.count("\n", 0, max(0, int(fault.position))) + 1, "syntax") from None
    except (yaml.YAMLError, UnicodeError):
        raise YamlTrouble(1, "syntax") from None


def content_end(node: Node) -> int:
    """Where the last text of a node ends; PyYAML gives a block's end at the start of what follows."""
    if isinstance(node, Scalar) or node.flow:
        return node.end
    if isinstance(node, Sequence):
        return content_end(node.items[-1]) if node.items else node.end
    return content_end(node.entries[-1][1]) if node.entries else node.end


def _checked(events: Iterator[Any]) -> Iterator[Any]:
    depth = 0
    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlTrouble(line, "alias")
        if getattr(event, "tag", None):
            raise YamlTrouble(line, "shape")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise YamlTrouble(line, "nesting")
        yield event


def _document(events: Iterator[Any]) -> Node | None:
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        return None
    node = _node(next(events), events)
    next(events)
    after = next(events)
    if not isinstance(after, yaml.StreamEndEvent):
        raise YamlTrouble(after.start_mark.line + 1, "shape")
    return node


def _node(event: Any, events: Iterator[Any]) -> Node:
    start, line = event.start_mark.index, event.start_mark.line + 1
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, event.style or "", start, _end(event), line)
    flow = bool(getattr(event, "flow_style", False))
    if isinstance(event, yaml.SequenceStartEvent):
        items, end = _items(events)
        return Sequence(items, flow, start, end, line)
    entries, end = _entries(events)
    return Mapping(entries, flow, start, end, line)


def _items(events: Iterator[Any]) -> tuple[tuple[Node, ...], int]:
    items: list[Node] = []
    for event in events:
        if isinstance(event, yaml.SequenceEndEvent):
            return tuple(items), _end(event)
        items.append(_node(event, events))
    raise YamlTrouble(1, "syntax")


def _entries(events: Iterator[Any]) -> tuple[tuple[tuple[Scalar, Node], ...], int]:
    entries: list[tuple[Scalar, Node]] = []
    known: set[str] = set()
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            return tuple(entries), _end(event)
        key = _node(event, events)
        if not isinstance(key, Scalar):
            raise YamlTrouble(event.start_mark.line + 1, "shape")
        if key.value in known:
            raise YamlTrouble(key.line, "key-twice")
        known.add(key.value)
        entries.append((key, _node(next(events), events)))
    raise YamlTrouble(1, "syntax")


def _end(event: Any) -> int:
    return int(event.end_mark.index)
