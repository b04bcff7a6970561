"""The folder with all snapshots of this computer's user.

They hold what the websites' settings hold, which can be secrets: nobody else may read them. Nothing here
changes one; one that a person no longer wants is removed whole.
"""

from __future__ import annotations

import secrets
from datetime import UTC
from pathlib import Path

from app.errors import (
    SnapshotNotKept,
    SnapshotNotRemoved,
    SnapshotOfOther,
    SnapshotTrouble,
    SnapshotUnreadable,
)
from app.update.snapshots.snapshot import Snapshot, SnapshotNote
from app.update.snapshots.snapshot_file import file_content, read_note, read_snapshot
from app.whole_files import PRIVATE, write_whole

SUFFIX = ".portal-snapshot"


class Snapshots:
    """The snapshots in a folder. Its calls read and write files, so they belong into a thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, snapshot: Snapshot) -> SnapshotNote:
        """Writes a snapshot, whole and on the disk before this returns.

        Raises:
            SnapshotNotKept: the computer does not let it be written; there is no part of it then.
        """
        moment = snapshot.taken.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        kind = snapshot.kind.replace(" ", "-")
        file = self._folder / f"{moment}-{kind}-{secrets.token_hex(4)}{SUFFIX}"
        content = file_content(snapshot)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(file, content, PRIVATE)
        except OSError as fault:
            raise SnapshotNotKept(str(file), fault.strerror or "") from None
        return read_note(file)

    def notes(self, website: str | None = None) -> tuple[SnapshotNote, ...]:
        """The snapshots of a website (or of all), the newest first; what cannot be used is left out.

        Raises:
            SnapshotUnreadable: the computer does not give the folder.
        """
        notes = [one for one in self._found() if isinstance(one, SnapshotNote)]
        wanted = [note for note in notes if website is None or note.website == website.lower()]
        return tuple(sorted(wanted, key=lambda note: (note.taken, note.file.name), reverse=True))

    def unusable(self) -> tuple[SnapshotTrouble, ...]:
        """What is wrong with each file that looks like a snapshot and says nothing usable of itself.

        Raises as `notes` does.
        """
        return tuple(one for one in self._found() if isinstance(one, SnapshotTrouble))

    def open(self, note: SnapshotNote) -> Snapshot:
        """The whole of a snapshot.

        Raises:
            SnapshotTrouble: it is no longer what the note says, or cannot be used.
        """
        found, snapshot = read_snapshot(note.file)
        if found.website != note.website:
            raise SnapshotOfOther(str(note.file), found.name)
        return snapshot

    def remove(self, name: str) -> None:
        """Removes the snapshot whose file has this name; one that is gone already is as it was to be.

        Raises:
            SnapshotNotRemoved: the computer does not let it be removed.
        """
        file = self._folder / Path(name).name
        try:
            file.unlink(missing_ok=True)
        except OSError as fault:
            raise SnapshotNotRemoved(str(file), fault.strerror or "") from None

    def _found(self) -> list[SnapshotNote | SnapshotTrouble]:
        try:
            files = sorted(file for file in self._folder.iterdir() if file.suffix == SUFFIX)
        except FileNotFoundError:
            return []
        except OSError as fault:
            raise SnapshotUnreadable(str(self._folder), fault.strerror or "") from None
        return [_note_or_trouble(file) for file in files]


def snapshot_of(website: str, file: Path) -> Snapshot:
    """The snapshot of this website in a file that a person chose.

    Raises:
        SnapshotTrouble: it cannot be used, or is of another website.
    """
    note, snapshot = read_snapshot(file)
    if note.website != website.lower():
        raise SnapshotOfOther(str(file), note.name)
    return snapshot


def _note_or_trouble(file: Path) -> SnapshotNote | SnapshotTrouble:
    try:
        return read_note(file)
    except SnapshotTrouble as trouble:
        return trouble
