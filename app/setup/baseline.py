"""What is known of the baseline: the template as it was when the portal was made, kept for later updates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.problems import Problem


@dataclass(frozen=True)
class Baseline:
    """One moment of keeping it. `of_template` says that the portal is as the template made it.

    `read` of `known` records are read while `is_working`. `kept` is when the portal was read
    that is kept now; `problem` is what came in the way.
    """

    of_template: bool = False
    is_working: bool = False
    read: int = 0
    known: int = 0
    kept: datetime | None = None
    problem: Problem | None = None
