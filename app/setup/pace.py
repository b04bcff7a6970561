"""How often a watch looks. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """Seconds: the first pause, the longest, and how long a watch goes on with nobody at the window."""

    first: float = 4.0
    longest: float = 30.0
    growth: float = 1.5
    unattended: float = 1_200.0

    def after(self, pause: float, *, changed: bool, asked: float | None) -> float:
        """The next pause: short again after a change, else longer, and never less than was `asked`."""
        own = self.first if changed else min(self.longest, pause * self.growth)
        return max(own, asked or 0.0)
