"""One request and what came of it, as the log has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.log.paths import host_of, path_template

_ID = re.compile(r"[0-9A-Fa-f-]{8,64}")


@dataclass(frozen=True)
class Exchange:
    """A request that was answered, or was not: `status` is 0 then, and `outcome` the kind of trouble.

    `seconds` is how long it took. `correlation` is the id by which the service's support finds the call.
    """

    method: str
    url: str
    seconds: float
    status: int = 0
    correlation: str = ""
    outcome: str = ""

    def __str__(self) -> str:
        """The line in the log: neither the query nor anything that was sent or answered is in it."""
        came = str(self.status) if self.status else self.outcome or "no answer"
        call = f" id {self.correlation}" if _ID.fullmatch(self.correlation) else ""
        place = f"{host_of(self.url)}{path_template(self.url)}"
        return f"{self.method} {place} {came} {self.seconds * 1000:.0f} ms{call}"


Note = Callable[[Exchange], None]
"""Hears of every request that was made, in the thread that made it."""


def noted_nowhere(_exchange: Exchange) -> None:
    """For a way out of which no log is kept."""
