"""What the program can do about a prerequisite that is not there, once the person has agreed to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.problems import Problem
from app.text import Text

if TYPE_CHECKING:
    from app.services.company import Company
    from app.services.environments import Environment

Tell = Callable[[Text], None]
"""Hears how far the work is."""


@dataclass(frozen=True)
class Mended:
    """How it ended: `said` where all was done; `problem` where something came in the way."""

    said: Text | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class Mend:
    """Something that the program can do. `caution` says what it changes; the person agrees to that first.

    `perform` looks at how things are before it changes anything, so that it can be done twice. It raises no
    Trouble: what came in the way is in its result.
    """

    label: Text
    caution: Text
    perform: Callable[[Company, Environment, Tell], Awaitable[Mended]]
