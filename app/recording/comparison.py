"""Two recordings compared by their form: the calls, names, kinds and words that only one has."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import RecordingUnreadable
from app.recording.recording import FORMAT
from app.recording.stand_ins import is_stand_in
from app.recording.words import is_word_of_microsoft

Form = dict[str, set[str]]
"""Of each call, by method and path: what was seen of its answers."""
_LARGEST = 512 * 1024 * 1024


@dataclass(frozen=True)
class Difference:
    """Something that only one of two recordings has; `what` is "" where it never made the call."""

    call: str
    what: str
    in_first: bool


def differences(first: Path, second: Path) -> tuple[Difference, ...]:
    """What only one recording has, in the order of the calls.

    Raises:
        RecordingUnreadable: one is no recording.
    """
    one, other = _form(_read(first)), _form(_read(second))
    found = [*_only_in(one, other, in_first=True), *_only_in(other, one, in_first=False)]
    return tuple(sorted(found, key=lambda each: (each.call, each.what, not each.in_first)))


def _only_in(one: Form, other: Form, *, in_first: bool) -> Iterator[Difference]:
    for call, seen in one.items():
        if call not in other:
            yield Difference(call, "", in_first)
            continue
        yield from (Difference(call, what, in_first) for what in seen - other[call])


def _read(file: Path) -> list[Any]:
    try:
        if file.stat().st_size > _LARGEST:
            raise RecordingUnreadable(file)
        content = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        raise RecordingUnreadable(file) from None
    calls = content.get("calls") if isinstance(content, dict) and content.get("format") == FORMAT else None
    if not isinstance(calls, list) or not all(isinstance(call, dict) for call in calls):
        raise RecordingUnreadable(file)
    return calls


def _form(calls: list[Any]) -> Form:
    found: Form = defaultdict(set)
    for call in calls:
        seen = found[f"{call.get('method')} {call.get('path')}"]
        seen.add(f"status {call.get('status', call.get('trouble'))}")
        headers = call.get("headers")
        seen.update(f"header {name}" for name in (headers if isinstance(headers, dict) else ()))
        seen.update(_seen(call.get("answer"), "", ""))
    return found


def _seen(value: Any, place: str, name: str) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _seen(inner, f"{place}.{key}" if place else key, key)
        case list():
            for inner in value:
                yield from _seen(inner, f"{place}[]", name)
        case str() if is_word_of_microsoft(name, value) and not is_stand_in(value):
            yield f"{place} is {value}"
        case _:
            yield f"{place} is {_kind(value)}"


def _kind(value: Any) -> str:
    kinds = {str: "a text", bool: "yes or no", int: "a number", float: "a number", type(None): "null"}
    return kinds.get(type(value), "something else")
