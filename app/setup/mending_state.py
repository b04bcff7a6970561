"""Something that a person puts right together with the program, at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.problems import Problem
from app.text import Text

TABLE_MAPS = "table-maps"
"""The subject that is all table maps; any other is the id of the check that is put right."""


@dataclass(frozen=True)
class MendingState:
    """What is being put right.

    `page` is where the person does it, `second_page` another address of it ("" where there is none). The
    program `watches` from `looked_at` to the next look, or `rests` because nobody was there for long.
    `doing` is what the program does itself, `done` and `problem` how that ended.
    """

    subject: str
    page: str = ""
    second_page: str = ""
    watches: bool = False
    rests: bool = False
    looked_at: datetime | None = None
    doing: Text | None = None
    done: Text | None = None
    problem: Problem | None = None
