"""Small changes to a long text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Splice:
    """The characters from `start` to `end` give way to `text`."""

    start: int
    end: int
    text: str


def overlap(splices: Iterable[Splice]) -> bool:
    """Whether two of them change the same characters."""
    done = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        if splice.start < done:
            return True
        done = splice.end
    return False


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text after all of them, which must not overlap; of those at one place the first comes first."""
    parts: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.end)):
        parts += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*parts, text[done:]])


def line_start(text: str, place: int) -> int:
    """Where the line begins in which a place is; lines end with CR, LF or both."""
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def line_end(text: str) -> str:
    """How the lines of this text end, told by its first."""
    place = next((place for place, sign in enumerate(text) if sign in "\r\n"), None)
    if place is None or text[place] == "\n":
        return "\n"
    return "\r\n" if text.startswith("\r\n", place) else "\r"
