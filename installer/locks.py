"""What a lock names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^([a-z0-9-]+)==([^\s;\\]+)(.*(?:\n[ \t].*)*)", re.MULTILINE)


@dataclass(frozen=True)
class Pin:
    """A package in its one version. `hashes` are those of all its wheels, SHA-256 in hex."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pins(lock: Path) -> tuple[Pin, ...]:
    """The packages of a lock, for all systems."""
    found = _BLOCK.findall(lock.read_text("utf-8"))
    return tuple(
        Pin(name, version, tuple(re.findall(r"sha256:([0-9a-f]{64})", rest))) for name, version, rest in found
    )
