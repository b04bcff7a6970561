"""What this computer can have against it: files, folders, ports, missing parts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.errors.trouble import Trouble


@dataclass
class FileTrouble(Trouble):
    """A file on this computer cannot be used."""

    path: Path


@dataclass
class CloudFileUnreadable(FileTrouble):
    """The file given with --cloud does not describe a cloud; `reason` says where."""

    reason: str


@dataclass
class PolicyUnreadable(FileTrouble):
    """The file in which the IT department settles things cannot be used; `reason` says where."""

    reason: str


@dataclass
class StateUnreadable(FileTrouble):
    """A file that this program keeps is damaged or from a newer version. It is left as it is."""

    reason: str = ""


@dataclass
class KeyringClosed(Trouble):
    """The system's keyring cannot be asked, so that something may still be in it; `reason` is its own."""

    reason: str


class RecordingUnreadable(FileTrouble):
    """It is not a recording of what services answered."""


class FolderNotWritable(FileTrouble):
    """The program may not write where it keeps its files."""


@dataclass
class ReportNotSaved(FileTrouble):
    """A report cannot be written to the file that the person named; `reason` ends a sentence."""

    reason: str


@dataclass
class PracticeUnavailable(Trouble):
    """The practice company cannot be started."""

    reason: Literal["port-in-use", "state-unreadable", "folder-not-writable"]
    detail: str


@dataclass
class PrintingUnavailable(Trouble):
    """No PDF can be made on this computer, as a part is missing; `reason` is the system's own."""

    reason: str
