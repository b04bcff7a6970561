"""Which vaults the program has asked the keyring for on this computer: no keyring can be asked that.

One small file in the state folder. It holds names and no secret. A file that is damaged counts as none.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from app.errors import FolderNotWritable
from app.own_files import keep_notes, notes_in

_VAULTS = "vaults"


@dataclass(frozen=True)
class VaultNames:
    """The names in `file`. Both methods read or write it."""

    file: Path

    def all(self) -> tuple[str, ...]:
        """The names, the oldest first."""
        names = notes_in(self.file).get(_VAULTS)
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def remember(self, name: str) -> None:
        """Keeps a name, before anything is saved under it. Where the file cannot be written, none is kept."""
        known = self.all()
        if name not in known:
            with contextlib.suppress(FolderNotWritable):
                keep_notes(self.file, {_VAULTS: [*known, name]})
