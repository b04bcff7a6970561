"""What can be wrong with a folder that holds a website."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.errors.trouble import Trouble


@dataclass
class FolderTrouble(Trouble):
    """A folder cannot be used; `path` is the file or folder that shows it, nothing was written."""

    path: str


@dataclass
class FolderUnreadable(FolderTrouble):
    """The computer does not give the folder or a file in it; `detail` is the system's own word."""

    detail: str = ""


class NoWebsite(FolderTrouble):
    """There is no `website.yml`: not the folder of one website."""


@dataclass
class OtherWebsite(FolderTrouble):
    """It belongs to the website `found` (its name, or its id), and another was wanted."""

    found: str


@dataclass
class FolderTooLarge(FolderTrouble):
    """There is more than any website has; `most` files, megabytes or levels of folders."""

    what: Literal["files", "folder", "file", "levels"]
    most: int


@dataclass
class UnsafeName(FolderTrouble):
    """A name would lead out of the folder, or stands for something else than a file on some computer."""

    reason: Literal["outside", "link", "reserved", "case"]


class ForeignEncoding(FolderTrouble):
    """A text file is not in UTF-8."""


@dataclass
class DamagedYaml(FolderTrouble):
    """A file is not what the Power Platform CLI writes; `line` counts from 1."""

    line: int
    reason: Literal["syntax", "alias", "nesting", "key-twice", "shape", "id"]


@dataclass
class RecordTwice(FolderTrouble):
    """The record with this id is also in the file `other`."""

    other: str
    id: str


class FolderChanged(FolderTrouble):
    """A file changed on the disk since the folder was read."""


class FolderInUse(FolderTrouble):
    """The folder that was to be made is there already, with something in it."""


@dataclass
class FolderNotSaved(FolderTrouble):
    """The computer does not let the folder be written; `detail` is the system's own word."""

    detail: str
