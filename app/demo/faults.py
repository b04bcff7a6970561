"""Faults by name: what goes wrong, where, for whom and how many times, on the live practice tenant."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final, Literal

FaultName = Literal[
    "throttled",
    "unavailable",
    "forbidden",
    "server-problem",
    "bad-gateway",
    "cut-body",
    "slow-bytes",
    "malformed-json",
    "html-instead",
    "expired-token",
    "claims-challenge",
    "foreign-next-link",
    "foreign-operation",
    "never-finishes",
    "lost-reply",
    "delay",
    "refuse-connection",
]

REFUSE_CONNECTION: Final[FaultName] = "refuse-connection"


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong.

    `origin` is an origin's name or "*", `path` a glob on the request's path, `times` how often it happens
    (None: until cleared), `every` that it meets only every so manieth request, `tenant` whose requests it
    meets (None: everyone's). `value` is in seconds: the Retry-After of "throttled", the wait of "delay", the
    pause before each piece of "slow-bytes". "claims-challenge" wants an authentication context proved, c1 or
    that of the number `value`, and meets nobody who has. "refuse-connection" happens before a request is
    read: only its origin counts.
    """

    name: FaultName
    origin: str
    path: str = "*"
    method: str = "*"
    times: int | None = None
    value: float = 0
    every: int = 1
    tenant: str | None = None

    def meets(self, origin: str, method: str, path: str, tenant: str | None) -> bool:
        """Say whether a request runs into this fault."""
        return (
            self.origin in ("*", origin)
            and self.method in ("*", method)
            and self.tenant in (None, tenant)
            and fnmatchcase(path, self.path)
        )


class FaultBoard:
    """The faults in force. Standing ones belong to a scenario and stay when the board is cleared."""

    def __init__(self, standing: Iterable[Fault] = ()) -> None:
        """Start with the standing faults alone."""
        self._lock = threading.Lock()
        self._standing = [_InForce(fault, fault.times) for fault in standing]
        self._added: list[_InForce] = []

    def add(self, fault: Fault) -> None:
        """Put a fault in force, beside those already there."""
        with self._lock:
            self._added.append(_InForce(fault, fault.times))

    def clear(self) -> None:
        """Take every fault away that was added."""
        with self._lock:
            self._added.clear()

    def take(self, origin: str, method: str, path: str, tenant: str | None) -> tuple[Fault, ...]:
        """Give the faults that a request runs into; each of them has then happened once more."""
        return self._take(
            lambda fault: fault.name != REFUSE_CONNECTION and fault.meets(origin, method, path, tenant)
        )

    def refuses(self, origin: str) -> bool:
        """Say whether a new connection to an origin is closed at once."""
        return bool(
            self._take(lambda fault: fault.name == REFUSE_CONNECTION and fault.origin in ("*", origin))
        )

    def _take(self, met: Callable[[Fault], bool]) -> tuple[Fault, ...]:
        with self._lock:
            entries = [entry for entry in (*self._standing, *self._added) if met(entry.fault)]
            return tuple(entry.fault for entry in entries if entry.happens())


@dataclass
class _InForce:
    fault: Fault
    left: int | None
    met: int = 0

    def happens(self) -> bool:
        self.met += 1
        if self.left == 0 or self.met % self.fault.every:
            return False
        if self.left is not None:
            self.left -= 1
        return True
