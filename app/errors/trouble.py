"""What all expected outcomes have in common."""

from __future__ import annotations


class Trouble(Exception):
    """Something went differently than hoped; what it was is in the type and the fields."""
