"""How a person wants the program: one small file in the state folder, for all clouds and accounts.

It holds no secret. A file that is damaged, or of another program or version, counts as none.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from app.errors import FolderNotWritable
from app.own_files import keep_notes, notes_in, texts_in

PREFERENCES_NAME = "preferences.json"
LANGUAGE = "language"
"""The tag of the language that was chosen."""
_CHOSEN = "chosen"


@dataclass(frozen=True)
class Preferences:
    """What was chosen, in `file`. Both methods read or write it."""

    file: Path

    def of(self, name: str) -> str:
        """What was chosen; "" where nothing was."""
        return texts_in(notes_in(self.file), _CHOSEN).get(name, "")

    def remember(self, name: str, chosen: str) -> None:
        """Keeps a choice. Where the file cannot be written, nothing is kept."""
        chosen_so_far = texts_in(notes_in(self.file), _CHOSEN)
        with contextlib.suppress(FolderNotWritable):
            keep_notes(self.file, {_CHOSEN: {**chosen_so_far, name: chosen}})
