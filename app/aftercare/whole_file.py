"""Writing a small file so that it is whole whenever the program or the computer stops."""

from __future__ import annotations

import os
from pathlib import Path

from app.errors import FolderNotWritable


def put_whole(file: Path, content: bytes) -> None:
    """Puts a new file in the place of the old one; its folder is made where it is not there.

    Raises:
        FolderNotWritable: the program may not write there; what was there before stays.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(file)
    except OSError:
        raise FolderNotWritable(file.parent) from None
