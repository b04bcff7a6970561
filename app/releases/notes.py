"""When it was last asked for new versions, and which one the person wants to hear no more of.

One small file in the state folder; a damaged one counts as none.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import FolderNotWritable
from app.own_files import keep_notes, notes_in

NOTES_NAME = "releases.json"


@dataclass(frozen=True)
class Notes:
    """The notes in `file`. All methods read or write it."""

    file: Path

    def was_asked(self, today: date) -> bool:
        """Whether it was asked today. A day in the future, after the clock was wrong, counts as none."""
        return notes_in(self.file).get("asked") == today.isoformat()

    def is_hidden(self, version: str) -> bool:
        """Whether the person wants to hear no more of a version."""
        return notes_in(self.file).get("hidden") == version

    def note_asked(self, today: date) -> None:
        """Keeps the day. Where the file cannot be written, it is asked again."""
        self._keep("asked", today.isoformat())

    def hide(self, version: str) -> None:
        """Tells of a version no more."""
        self._keep("hidden", version)

    def _keep(self, name: str, value: str) -> None:
        with contextlib.suppress(FolderNotWritable):
            keep_notes(self.file, {**notes_in(self.file), name: value})
