"""The snapshots on this computer: which there are, and removing those that a person no longer wants.

Asks no network, and nobody signs in.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import SnapshotDamaged, SnapshotNeeded, SnapshotNotThere, SnapshotTrouble
from app.setup.keeping_baseline import SNAPSHOTS_NAME
from app.setup.portal_changes import UPDATES_NAME
from app.update.applying.backups_in_use import backups_in_use
from app.update.applying.runs import Runs
from app.update.snapshots.needs import Need, need_words, needs
from app.update.snapshots.snapshot import SnapshotNote
from app.update.snapshots.snapshots import Snapshots


@dataclass(frozen=True)
class KeptSnapshot:
    """One of them: `size` in bytes, `run` the update that it was taken for ("" for none), and its `need`."""

    note: SnapshotNote
    size: int
    run: str
    need: Need | None

    @property
    def name(self) -> str:
        """What it is removed by."""
        return self.note.file.name


@dataclass(frozen=True)
class KeptSnapshots:
    """All of them, the newest first, and files that look like one and cannot be used."""

    usable: tuple[KeptSnapshot, ...]
    unusable: tuple[SnapshotTrouble, ...]


def kept_snapshots(folder: Path) -> KeptSnapshots:
    """What is kept in the state folder.

    Raises:
        SnapshotUnreadable, RunUnreadable: the computer does not give a folder.
    """
    snapshots = Snapshots(folder / SNAPSHOTS_NAME)
    notes = snapshots.notes()
    runs, all_known = Runs(folder / UPDATES_NAME).everything()
    in_use = backups_in_use(runs)
    taken_for = {run.note.backup: run.note.id for run in runs}
    found = tuple(
        KeptSnapshot(
            note,
            _size(note.file),
            taken_for.get(note.file.name, ""),
            # Each by itself: what would be lost if this one alone went.
            needs(notes, {note.file.name}, in_use, all_known=all_known).get(note.file.name),
        )
        for note in notes
    )
    return KeptSnapshots(found, snapshots.unusable())


def remove_snapshots(folder: Path, names: Sequence[str], *, even_if_needed: bool) -> None:
    """Removes the snapshots with these names: all are looked at before the first goes.

    Raises:
        SnapshotNotThere: one is not there; none is removed then.
        SnapshotNeeded: one is needed and `even_if_needed` is not said; none is removed then.
        SnapshotNotRemoved: the computer does not let one be removed; those before it are gone.
        SnapshotUnreadable, RunUnreadable: the computer does not give a folder.
    """
    snapshots = Snapshots(folder / SNAPSHOTS_NAME)
    notes, unusable = snapshots.notes(), snapshots.unusable()
    known = {note.file.name for note in notes} | {Path(one.path).name for one in unusable}
    missing = next((name for name in names if name not in known), None)
    if missing is not None:
        raise SnapshotNotThere(missing)
    if not even_if_needed:
        _expect_not_needed(folder, notes, unusable, set(names))
    for name in names:
        snapshots.remove(name)


def _expect_not_needed(
    folder: Path, notes: Sequence[SnapshotNote], unusable: Sequence[SnapshotTrouble], chosen: Collection[str]
) -> None:
    runs, all_known = Runs(folder / UPDATES_NAME).everything()
    needed = needs(notes, chosen, backups_in_use(runs), all_known=all_known)
    for note in notes:
        if need := needed.get(note.file.name):
            raise SnapshotNeeded(note.file.name, need_words(need, note.name))
    for one in unusable:
        name = Path(one.path).name
        # What is damaged helps nobody; what a newer version made, or is closed to this user, may.
        if name in chosen and not isinstance(one, SnapshotDamaged):
            raise SnapshotNeeded(name, need_words(Need.CANNOT_TELL, ""))


def _size(file: Path) -> int:
    with contextlib.suppress(OSError):
        return file.stat().st_size
    return 0
