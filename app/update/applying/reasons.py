"""Why a record was not written as it was to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """What kept a record from being written."""

    CHANGED = "changed by somebody since it was read"
    GONE = "removed by somebody since it was read"
    TARGET = "leads to a record that is not there"
    IN_USE = "still used by another record"
    REFUSED = "turned away by Dataverse"
    OTHERWISE = "written, and Dataverse holds something else"


@dataclass(frozen=True)
class Stop:
    """Why, with Dataverse's own code and words where it turned the record away."""

    reason: Reason
    code: str = ""
    message: str = ""
