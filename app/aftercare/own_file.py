"""Writing the small files that the program keeps for itself."""

from __future__ import annotations

from pathlib import Path

from app.errors import FolderNotWritable
from app.whole_files import PRIVATE, write_whole


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
