"""Values of columns: what Dataverse's JSON has, and the text that a record has of it.

Text is as the Power Platform CLI writes it, so that a site and a folder of it are the same: `true` and
`false`, and moments to seven places after the second (contract: portal-configuration.md section 2).
"""

from __future__ import annotations

import json
import re
from typing import Any

from app.services.reply import Fields

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z")
_WHOLE = frozenset({"Integer", "BigInt", "Picklist", "State", "Status"})
_PARTS = frozenset({"Decimal", "Double", "Money"})
_MOMENTS = "DateTime"


class NoSuchValue(ValueError):
    """A text that is no value of its column."""


def as_text(row: Fields, name: str, kind: str) -> str | None:
    """The text of a value in a row or in JSON content; None where it has none."""
    value = row.content.get(name)
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str():
            return _long_moment(row.text(name)) if kind == _MOMENTS else row.text(name)
        case int() | float():
            return json.dumps(value)
        case _:
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def as_value(text: str, kind: str) -> Any:
    """The value that is written for a text into a column of this kind.

    Raises:
        NoSuchValue: it is none.
    """
    if kind == "Boolean":
        if text.lower() not in ("true", "false"):
            raise NoSuchValue(text)
        return text.lower() == "true"
    if kind in _WHOLE or kind in _PARTS:
        return _number(text, float if kind in _PARTS else int)
    return _short_moment(text) if kind == _MOMENTS else text


def as_value_like(text: str, kind: str, before: object) -> Any:
    """The value for a text in JSON content; `before` is what is there, and tells where `kind` is "".

    Raises:
        NoSuchValue: it is none.
    """
    if kind:
        return as_value(text, kind)
    match before:
        case bool():
            return as_value(text, "Boolean")
        case int() | float():
            return _number(text, type(before))
        case dict() | list():
            try:
                return json.loads(text)
            except ValueError:
                raise NoSuchValue(text) from None
        case _:
            return text


def _number(text: str, number: type[int] | type[float]) -> int | float:
    try:
        return number(text)
    except (ValueError, OverflowError):
        raise NoSuchValue(text) from None


def _long_moment(text: str) -> str:
    found = _MOMENT.fullmatch(text)
    return f"{found[1]}.{(found[2] or '').ljust(7, '0')}Z" if found else text


def _short_moment(text: str) -> str:
    found = _MOMENT.fullmatch(text)
    if found is None:
        return text
    parts = (found[2] or "").rstrip("0")
    return f"{found[1]}.{parts}Z" if parts else f"{found[1]}Z"
