"""When it was last asked for new versions, and which one the person wants to hear no more of.

One small file in the state folder; a damaged one counts as none.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.whole_files import PRIVATE, write_whole

NOTES_NAME = "releases.json"
_FORMAT = 1
_LARGEST = 64 * 1024


@dataclass(frozen=True)
class Notes:
    """The notes in `file`. All methods read or write it."""

    file: Path

    def was_asked(self, today: date) -> bool:
        """Whether it was asked today. A day in the future, after the clock was wrong, counts as none."""
        return self._read().get("asked") == today.isoformat()

    def is_hidden(self, version: str) -> bool:
        """Whether the person wants to hear no more of a version."""
        return self._read().get("hidden") == version

    def note_asked(self, today: date) -> None:
        """Keeps the day. Where the file cannot be written, it is asked again."""
        self._keep("asked", today.isoformat())

    def hide(self, version: str) -> None:
        """Tells of a version no more."""
        self._keep("hidden", version)

    def _keep(self, name: str, value: str) -> None:
        content = {"format": _FORMAT, **self._read(), name: value}
        with contextlib.suppress(OSError):
            write_whole(self.file, json.dumps(content, indent=1).encode(), PRIVATE)

    def _read(self) -> Mapping[str, object]:
        try:
            with self.file.open("rb") as stream:
                content = json.loads(stream.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        known = isinstance(content, dict) and content.get("format") == _FORMAT
        return content if known else {}
