"""Which requests arrived at the practice tenant, in their order."""

from __future__ import annotations

from dataclasses import dataclass, field
from fnmatch import fnmatchcase

import pytest

from app.demo.faults import Fault
from app.demo.tenant import PracticeTenant


@dataclass
class RequestLog:
    """The requests as (origin, method, path); also those that a fault then met."""

    requests: list[tuple[str, str, str]] = field(default_factory=list)

    def count(self, method: str, path: str = "*", origin: str = "*") -> int:
        """How many requests there were of a kind; path and origin are globs."""
        return sum(
            1
            for where, how, what in self.requests
            if how == method and fnmatchcase(what, path) and fnmatchcase(where, origin)
        )

    def clear(self) -> None:
        """Start to count anew."""
        self.requests.clear()


def watch(tenant: PracticeTenant, monkeypatch: pytest.MonkeyPatch) -> RequestLog:
    """Take note of every request from now on: all of them are shown to the fault board."""
    log = RequestLog()
    take = tenant.faults.take

    def noting(origin: str, method: str, path: str, person: str | None) -> tuple[Fault, ...]:
        log.requests.append((origin, method, path))
        return take(origin, method, path, person)

    monkeypatch.setattr(tenant.faults, "take", noting)
    return log
