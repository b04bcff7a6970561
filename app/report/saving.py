"""Putting a report where a person wants it: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from app.errors import ReportNotSaved
from app.whole_files import write_whole


def expect_place(file: Path) -> None:
    """Sees whether there is a place for the file, before any work is done for it.

    Raises:
        ReportNotSaved: there is no such folder, or the name is that of a folder.
    """
    if not file.parent.is_dir():
        raise ReportNotSaved(file, "there is no such folder")
    if file.is_dir():
        raise ReportNotSaved(file, "it is a folder")


def save(file: Path, content: bytes) -> None:
    """Writes the file. What was there before stays until the new content is safe on the disk.

    Raises:
        ReportNotSaved: it cannot be written; `file` is as it was.
    """
    try:
        write_whole(file, content)
    except OSError as trouble:
        raise ReportNotSaved(file, trouble.strerror or "it cannot be written") from None
