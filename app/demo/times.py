"""How services write a moment."""

from __future__ import annotations

from datetime import datetime


def stamp(moment: datetime) -> str:
    """Give a moment in UTC as the services write it, to the second and with a Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def precise_stamp(moment: datetime) -> str:
    """Give a moment in UTC with its parts of a second, as it is kept and as management services write it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
