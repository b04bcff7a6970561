"""One record inside a file changed where it stands, all the rest of the file as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.update.folder import yaml_style
from app.update.folder.splices import Splice, line_start, overlap
from app.update.folder.yaml_style import Value
from app.update.folder.yaml_tree import Mapping as Row
from app.update.folder.yaml_tree import Node, Scalar, content_end

Change = Mapping[str, Value]
"""New values by key; None takes the key away."""


def changed_values(values: Mapping[str, Value], change: Change) -> dict[str, Value]:
    """What a record says after a change: its own order kept, new keys where the alphabet puts them."""
    after = {key: change.get(key, value) for key, value in values.items() if change.get(key, "") is not None}
    for key in sorted(key for key, value in change.items() if key not in values and value is not None):
        below = next((other for other in after if other > key), None)
        after = _inserted(after, key, change[key], below)
    return after


def row_splices(text: str, row: Row, values: Mapping[str, Value], change: Change) -> list[Splice]:
    """How to change a record in the text: its single values where that is possible, otherwise all of it."""
    indent = row.start - line_start(text, row.start)
    after = changed_values(values, change)
    if after and not row.flow:
        splices = [*_replaced(text, row, change, indent), *_removed(text, row, change)]
        splices += _added(text, row, change, indent)
        if not overlap(splices):
            return splices
    return [Splice(row.start, end_of(text, row), yaml_style.mapping(after, indent))]


def end_of(text: str, node: Node) -> int:
    """Where the last visible character of a node ends."""
    start, end = node.start, content_end(node)
    return start + len(text[start:end].rstrip())


def _inserted(values: Mapping[str, Value], key: str, value: Value, below: str | None) -> dict[str, Value]:
    after: dict[str, Value] = {}
    for other, present in values.items():
        if other == below:
            after[key] = value
        after[other] = present
    after.setdefault(key, value)
    return after


def _replaced(text: str, row: Row, change: Change, indent: int) -> Iterator[Splice]:
    for key, old in row.entries:
        new = change.get(key.value)
        if new is not None:
            yield _value(text, key, old, new, indent)


def _value(text: str, key: Scalar, old: Node, new: Value, indent: int) -> Splice:
    if isinstance(old, Scalar) and isinstance(new, str) and not old.is_null:
        written = yaml_style.scalar(new, indent, old.style)
        if old.style not in (">", "|"):
            return Splice(old.start, old.end, written)
        return Splice(old.start, end_of(text, old), written)
    end = end_of(text, old)
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    return Splice(key.start, end, yaml_style.entry(key.value, new, indent))


def _removed(text: str, row: Row, change: Change) -> Iterator[Splice]:
    places = [key.start for key, _ in row.entries]
    for index, (key, old) in enumerate(row.entries):
        if change.get(key.value, "") is not None:
            continue
        if index + 1 < len(places):
            yield Splice(key.start, places[index + 1], "")
        else:
            yield Splice(_before_blanks(text, key.start), _line_rest(text, end_of(text, old)), "")


def _before_blanks(text: str, place: int) -> int:
    while place and text[place - 1].isspace():
        place -= 1
    return place


def _line_rest(text: str, place: int) -> int:
    while text[place : place + 1] in (" ", "\t"):
        place += 1
    return place


def _added(text: str, row: Row, change: Change, indent: int) -> Iterator[Splice]:
    present = {key.value for key, _ in row.entries}
    margin = "\n" + " " * indent
    for name in sorted(name for name, value in change.items() if value is not None and name not in present):
        written = yaml_style.entry(name, change[name], indent)
        below = next((key for key, _ in row.entries if key.value > name), None)
        if below is not None:
            yield Splice(below.start, below.start, written + margin)
        else:
            end = _line_rest(text, end_of(text, row))
            yield Splice(end, end, margin + written)
