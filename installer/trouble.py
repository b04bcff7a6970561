"""What keeps something from being built."""

from __future__ import annotations


class BuildTrouble(Exception):
    """Nothing usable was built; the message says why and what to do about it."""
