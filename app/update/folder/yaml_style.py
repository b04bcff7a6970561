"""Values as the Power Platform CLI writes them.

It quotes as little as it can, in single quotes, and writes a text of several lines folded (`>-`) (contract:
portal-configuration.md section 5.5, and the folders of real sites). What neither can hold exactly is written
in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from app.update.folder import yaml_tree

Value: TypeAlias = str | tuple[str, ...] | None
"""A text, a list of texts, or nothing (null)."""

_SPECIAL = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_NOT_PLAIN = re.compile(r"\A[\s,\[\]{}#&*!|>'\"%@`]|\A[-?:](?:\s|\Z)|:\s|:\Z|\s#|\s\Z|\A---|\A\.\.\.|\t|\n")
_NULLS = frozenset({"", "~", "null", "Null", "NULL", "="})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def scalar(value: str, indent: int, like: str = "") -> str:
    """A text as the value of a key that stands `indent` characters from the left.

    `like` is the style of the value that it replaces; it is kept where it can hold the new text. Half of a
    pair of surrogates, which no file can hold, becomes a question mark.
    """
    value = value.encode("utf-8", "replace").decode()
    forms = _forms(value, indent)
    for style in (like, *([">", "|"] if "\n" in value else ["", "'"])):
        written = forms[style]() if style in forms else None
        if written is not None and _says(written, value, indent):
            return written
    return _double(value)


def entry(key: str, value: Value, indent: int) -> str:
    """A key with its value, without the line's end; what follows the first line is indented."""
    name = scalar(key, 0)
    if value is None:
        return f"{name}: "
    if isinstance(value, str):
        return f"{name}: {scalar(value, indent)}"
    if not value:
        return f"{name}: []"
    margin = " " * indent
    return "\n".join([f"{name}:", *(f"{margin}- {scalar(item, indent)}" for item in value)])


def mapping(values: Mapping[str, Value], indent: int = 0) -> str:
    """Entries below each other, the first without its margin."""
    return f"\n{' ' * indent}".join(entry(key, value, indent) for key, value in values.items()) or "{}"


def document(rows: Sequence[Mapping[str, Value]] | Mapping[str, Value]) -> str:
    """A whole file: one record, or a list of them."""
    if not isinstance(rows, Mapping):
        return "".join(f"- {mapping(row, 2)}\n" for row in rows) or "[]\n"
    return mapping(rows) + "\n"


def _forms(value: str, indent: int) -> dict[str, Callable[[], str | None]]:
    return {
        "": lambda: _plain(value),
        "'": lambda: _single(value),
        '"': lambda: _double(value),
        ">": lambda: _block(value, indent, ">"),
        "|": lambda: _block(value, indent, "|"),
    }


def _says(written: str, value: str, indent: int) -> bool:
    """Whether it is read as the value; texts of one plain line are beyond doubt."""
    if written == value and written.isascii() and written.replace("-", "").isalnum():
        return True
    try:
        tree = yaml_tree.read_yaml(f"{' ' * indent}k: {written}\n{' ' * indent}z: z\n")
    except yaml_tree.YamlTrouble:
        return False
    found = tree.get("k") if isinstance(tree, yaml_tree.Mapping) else None
    return isinstance(found, yaml_tree.Scalar) and found.value == value and not found.is_null


def _plain(value: str) -> str | None:
    return None if value in _NULLS or _SPECIAL.search(value) or _NOT_PLAIN.search(value) else value


def _single(value: str) -> str | None:
    if _SPECIAL.search(value) or "\n" in value:
        return None
    return "'" + value.replace("'", "''") + "'"


def _double(value: str) -> str:
    return '"' + "".join(_ESCAPES.get(sign) or _escaped(sign) for sign in value) + '"'


def _escaped(sign: str) -> str:
    if not _SPECIAL.match(sign):
        return sign
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def _block(value: str, indent: int, style: str) -> str | None:
    body = value.rstrip("\n")
    ends = len(value) - len(body)
    if not body or body[0] in " \t\n" or _SPECIAL.search(value):
        return None
    lines = _unfolded(body) if style == ">" else body.split("\n")
    margin = " " * (indent + 2)
    shown = [margin + line if line else "" for line in lines] + [""] * (ends - 1)
    return "\n".join([style + ("-", "", "+")[min(ends, 2)], *shown])


def _unfolded(body: str) -> list[str]:
    """Lines that fold to `body`: between two that begin without a blank a break is written twice."""
    lines: list[str] = []
    before = " "
    for line in body.split("\n"):
        if line and before and line[0] not in " \t" and before[0] not in " \t":
            lines.append("")
        lines.append(line)
        before = line or before
    return lines
