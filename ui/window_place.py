"""Where the window was when it was closed last: one small file in the state folder.

What is in it is Qt's own note of the place, which Qt puts right for the screens of now. A damaged one counts
as none.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

NAME = "window-place"
_LARGEST = 1024


def place_in(folder: Path) -> bytes:
    """The note of the place; b"" where there is none."""
    try:
        with (folder / NAME).open("rb") as stream:
            return stream.read(_LARGEST)
    except OSError:
        return b""


def note_place(folder: Path, place: bytes) -> None:
    """Keeps the place for the next start. Where nothing can be written, the usual place will do."""
    from app.errors import FolderNotWritable
    from app.own_files import keep

    if place != place_in(folder):
        with suppress(FolderNotWritable):
            keep(folder / NAME, place)
