"""Versions such as 1.0.2409.12, compared part by part as numbers (contract: power-platform.md section 5)."""

from __future__ import annotations

import re

_VERSION = re.compile(r"\d{1,9}(\.\d{1,9}){0,9}")
_PART = re.compile(r"[0-9]{1,9}")
_MOST_PARTS = 10


def version_of(words: str) -> tuple[int, ...] | None:
    """The parts of a version; None for words that are none."""
    if not _VERSION.fullmatch(words) or not words.isascii():
        return None
    return tuple(int(part) for part in words.split("."))


def numbers_in(version: str) -> tuple[int, ...]:
    """The parts of what is perhaps a version, to be compared; what is no number that a version has is 0."""
    parts = version.split(".")[:_MOST_PARTS]
    return tuple(int(part) if _PART.fullmatch(part) else 0 for part in parts)
