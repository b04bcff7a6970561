"""Ids of records inside texts: lookups, JSON and code hold them as GUIDs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# Without its first eight digits: what begins with a fixed sign is searched for many times faster.
_REST = re.compile(r"-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])")
_START = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{8}\Z")


def guids_in(text: str) -> Iterator[tuple[int, str]]:
    """Each GUID in the text as it is written there, and where it starts."""
    for rest in _REST.finditer(text):
        start = rest.start() - 8
        if start >= 0 and _START.search(text, max(0, start - 1), rest.start()):
            yield start, text[start : rest.end()]


def with_guids(text: str, other: Callable[[str], str | None]) -> str:
    """The text with other ids: `other` gets one in lower case, and gives None to leave it.

    A GUID that is written in capital letters is replaced in capital letters.
    """
    parts: list[str] = []
    done = 0
    for start, found in guids_in(text):
        new = other(found.lower())
        if new is not None and new != found.lower():
            parts += [text[done:start], new.upper() if found.isupper() else new]
            done = start + len(found)
    return "".join([*parts, text[done:]]) if parts else text
