"""What can be wrong with a snapshot of a website; nothing was written to the website then."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors.update import UpdateTrouble
from app.text import Text


@dataclass
class SnapshotTrouble(UpdateTrouble):
    """A snapshot cannot be used or kept; `path` is its file."""

    path: str


@dataclass
class SnapshotUnreadable(SnapshotTrouble):
    """The computer does not give the file; `detail` is the system's own word."""

    detail: str = ""


class SnapshotDamaged(SnapshotTrouble):
    """It is no snapshot, or no longer what was written: its checksums tell."""


class SnapshotNewer(SnapshotTrouble):
    """A newer version of the program made it, in a form that this one does not know."""


@dataclass
class SnapshotOfOther(SnapshotTrouble):
    """It is of the website `found` (its name), and another was wanted."""

    found: str


@dataclass
class SnapshotTooLarge(SnapshotTrouble):
    """It holds more than any website has: more than `most` megabytes."""

    most: int


@dataclass
class SnapshotNotKept(SnapshotTrouble):
    """The computer did not let it be written; `detail` is the system's own word."""

    detail: str = ""


class SnapshotNotThere(SnapshotTrouble):
    """There is none of this name."""


@dataclass
class SnapshotNeeded(SnapshotTrouble):
    """It was to be removed, and is needed: `why` says for what, in a sentence."""

    why: Text


@dataclass
class SnapshotNotRemoved(SnapshotTrouble):
    """The computer did not let it be removed; `detail` is the system's own word."""

    detail: str = ""
