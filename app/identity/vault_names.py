"""Which vaults the program has asked the keyring for on this computer: no keyring can be asked that.

One small file in the state folder. It holds names and no secret. A file that is damaged counts as none.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from app.whole_files import PRIVATE, write_whole

_FORMAT = 1
_LARGEST = 64 * 1024


@dataclass(frozen=True)
class VaultNames:
    """The names in `file`. Both methods read or write it."""

    file: Path

    def all(self) -> tuple[str, ...]:
        """The names, the oldest first."""
        try:
            with self.file.open("rb") as stream:
                content = json.loads(stream.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return ()
        known = isinstance(content, dict) and content.get("format") == _FORMAT
        names = content.get("vaults") if known else None
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def remember(self, name: str) -> None:
        """Keeps a name, before anything is saved under it. Where the file cannot be written, none is kept."""
        known = self.all()
        if name not in known:
            content = json.dumps({"format": _FORMAT, "vaults": [*known, name]}, indent=1)
            with contextlib.suppress(OSError):
                write_whole(self.file, content.encode(), PRIVATE)
