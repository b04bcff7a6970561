"""The small files that the program keeps for itself: choices, notes and names, no secret.

They are JSON with a format's number. One that is damaged, too long, or of another program or version counts
as none: what is in them can be chosen, or found, once more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.errors import FolderNotWritable
from app.whole_files import PRIVATE, write_whole

_FORMAT = 1
_LARGEST = 256 * 1024
"""Bytes. The longest of them holds some hundred names."""


def keep(file: Path, content: bytes) -> None:
    """Puts a new file in the place of the old one; its folder is made where it is not there.

    Raises:
        FolderNotWritable: the program may not write there; what was there before stays.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(file, content, PRIVATE)
    except OSError:
        raise FolderNotWritable(file.parent) from None


def keep_notes(file: Path, notes: Mapping[str, Any]) -> None:
    """Keeps what JSON can hold, for `notes_in`. Raises as `keep` does."""
    keep(file, json.dumps({"format": _FORMAT, **notes}, indent=1).encode())


def notes_in(file: Path) -> Mapping[str, Any]:
    """What `keep_notes` kept, for the caller to check value by value; nothing where it cannot be read."""
    try:
        with file.open("rb") as stream:
            content = json.loads(stream.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(content, dict) or content.pop("format", None) != _FORMAT:
        return {}
    return content


def texts_in(notes: Mapping[str, Any], name: str) -> dict[str, str]:
    """The texts by name that stand under `name`; whatever else is there is left out."""
    found = notes.get(name)
    pairs = found.items() if isinstance(found, dict) else ()
    return {key: value for key, value in pairs if isinstance(value, str)}
