"""How a person wants the program: one small file in the state folder, for all clouds and accounts.

It holds no secret. A file that is damaged, or of another program or version, counts as none.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.aftercare.own_file import keep
from app.errors import FolderNotWritable

PREFERENCES_NAME = "preferences.json"
LANGUAGE = "language"
"""The tag of the language that was chosen."""
_FORMAT = 1
_LARGEST = 64 * 1024


@dataclass(frozen=True)
class Preferences:
    """What was chosen, in `file`. Both methods read or write it."""

    file: Path

    def of(self, name: str) -> str:
        """What was chosen; "" where nothing was."""
        return self._read().get(name, "")

    def remember(self, name: str, chosen: str) -> None:
        """Keeps a choice. Where the file cannot be written, nothing is kept."""
        kept = {**self._read(), name: chosen}
        content = json.dumps({"format": _FORMAT, "chosen": kept}, indent=1)
        with contextlib.suppress(FolderNotWritable):
            keep(self.file, content.encode())

    def _read(self) -> Mapping[str, str]:
        try:
            with self.file.open("rb") as stream:
                content = json.loads(stream.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return {}
        known = isinstance(content, dict) and content.get("format") == _FORMAT
        chosen = content.get("chosen") if known else None
        pairs = chosen.items() if isinstance(chosen, dict) else ()
        return {name: value for name, value in pairs if isinstance(value, str)}
