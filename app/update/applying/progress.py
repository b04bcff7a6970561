"""How far an update is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Stage(Enum):
    """What is being done."""

    READING = "reading the website"
    KEEPING = "keeping a backup"
    WRITING = "writing"
    PUT_OFF = "waiting, as Microsoft asks"
    IN_DOUBT = "waiting before looking what was done"
    CHECKING = "reading back"


@dataclass(frozen=True)
class Progress:
    """`done` of `total` records (None: not known), or the `seconds` of a wait."""

    stage: Stage
    done: int = 0
    total: int | None = None
    seconds: float = 0.0


Tell = Callable[[Progress], None]
