"""Writing a file so that it is whole, or as it was, whenever the program or the computer stops."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
"""The mode of a file that only its owner reads."""

_BINARY = getattr(os, "O_BINARY", 0)
"""On Windows, line ends are changed without it."""


def write_whole(file: Path, content: bytes, mode: int = 0o666) -> None:
    """Puts a new file in the place of the old one, which stays until the new content is safe on the disk.

    `mode` is that of a new file, less what the person's umask takes away. Two programs may do it at once: the
    later one counts.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(file)
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
