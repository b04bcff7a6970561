"""How long a call may take and how large its answer may be."""

from __future__ import annotations

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024
_LARGEST_FILE = 128 * _MEGABYTE
"""An organisation of Dataverse lets notes be as large as this, and a file column gives as much in one request
(contract: portal-configuration.md section 4)."""


@dataclass(frozen=True)
class Limits:
    """Seconds to connect, between two pieces of an answer and for a whole call; bytes of an answer.

    `large_size` and `large_total` are the bytes and the seconds where the answer is the content of a file. A
    note's comes as base64, which takes a third more, and each of its slashes may be written with two signs.
    """

    connect: float = 10.0
    silence: float = 30.0
    total: float = 60.0
    size: int = 32 * _MEGABYTE
    connections: int = 16
    large_size: int = _LARGEST_FILE * 3 // 2
    large_total: float = 600.0

    def size_of(self, *, large: bool) -> int:
        """The most bytes of an answer."""
        return self.large_size if large else self.size

    def total_of(self, *, large: bool) -> float:
        """The most seconds of a call."""
        return self.large_total if large else self.total
