"""What can come in the way of an update that is written into a live website."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors.update import UpdateTrouble


@dataclass
class RunTrouble(UpdateTrouble):
    """The file in which an update writes down what it does is not as it should be; `path` is the file."""

    path: str


class RunUnreadable(RunTrouble):
    """It cannot be read, or is not what was written."""


class RunInDoubt(RunUnreadable):
    """It cannot be read, and may be of the website that is to be updated and not have come to its end."""


@dataclass
class RunNotWritten(RunTrouble):
    """The computer does not let it be written, so nothing more is sent. `detail` is the system's own word."""

    detail: str = ""


@dataclass
class UpdateUnfinished(UpdateTrouble):
    """An update of the website `name` was begun and has not come to its end: first it has to."""

    name: str


class UpdateUnderWay(UpdateTrouble):
    """Another window or command on this computer is writing into the website at this moment."""


@dataclass
class UpdateNotKnown(UpdateTrouble):
    """This computer knows of no update of the website `name` to be taken back, or of no such `run`."""

    name: str
    run: str = ""


@dataclass
class UndoneAlready(UpdateTrouble):
    """The newest update of the website `name`, `run`, was taken back already."""

    name: str
    run: str
