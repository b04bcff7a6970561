"""A sign-in page that was opened without being asked for, as a state shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Proof:
    """Microsoft wants the person to confirm who they are. `address` is the page; "" before it is open."""

    address: str = ""
