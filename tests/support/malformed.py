"""Answers in which a single field holds what is none of its kind, and what their reader may do afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

from hostile_cases import MALFORMED

_ADDRESSES = frozenset({"address", "dataverse", "finance", "learn_more"})
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
_ENDS = (timezone(timedelta(hours=14)), UTC, timezone(-timedelta(hours=12)))


def spoiled(body: bytes) -> Iterator[bytes]:
    """The answer with each of its fields spoiled in every way in turn; its lists are short."""
    try:
        whole = _short(json.loads(body))
    except ValueError:
        return
    for place in _places(whole):
        for value in _instead_of(_at(whole, place)):
            yield json.dumps(_with(whole, place, value)).encode()


def use(found: object) -> None:
    """Does with every value in `found` what pages and reports do: tells moments, takes addresses apart."""
    match found:
        case datetime():
            for zone in _ENDS:
                found.astimezone(zone)
        case Mapping():
            for one in found.values():
                use(one)
        case list() | tuple() | set() | frozenset():
            for one in found:
                use(one)
        case _ if is_dataclass(found):
            for field in fields(found):
                value = getattr(found, field.name)
                if field.name in _ADDRESSES and isinstance(value, str):
                    parts = urlsplit(value)
                    _ = parts.hostname, parts.port
                use(value)


_Place = tuple[str | int, ...]
_KINDS = ("an address", "a moment", "a number", "a version")


def _instead_of(value: object) -> list[object]:
    """What may come in the place of a value: what is odd for its kind, and other kinds."""
    kind = next((kind for kind in _KINDS if _is_of(kind, value)), "")
    return [
        one
        for name, one in MALFORMED.items()
        if not kind or name.startswith(kind) or not name.startswith(_KINDS)
    ]


def _is_of(kind: str, value: object) -> bool:
    match kind, value:
        case "an address", str(told):
            return "://" in told
        case "a moment", str(told):
            return _MOMENT.match(told) is not None
        case "a number", int() | float():
            return not isinstance(value, bool)
        case "a version", str():
            return True
        case _:
            return False


def _at(whole: Any, place: _Place) -> object:
    return _at(whole[place[0]], place[1:]) if place else whole


def _places(whole: Any) -> Iterator[_Place]:
    """Where there is a single value."""
    match whole:
        case dict():
            for name, one in whole.items():
                yield from ((name, *rest) for rest in _places(one))
        case [first, *_]:
            yield from ((0, *rest) for rest in _places(first))
        case []:
            return
        case _:
            yield ()


def _short(whole: Any) -> Any:
    match whole:
        case dict():
            return {name: _short(one) for name, one in whole.items()}
        case list():
            return [_short(max(whole, key=lambda one: len(json.dumps(one))))] if whole else []
        case _:
            return whole


def _with(whole: Any, place: _Place, value: object) -> Any:
    if not place:
        return value
    copy = whole.copy()
    copy[place[0]] = _with(whole[place[0]], place[1:], value)
    return copy
