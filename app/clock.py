"""How far this computer's clock is from a service's: a wrong one makes good tokens look old or new.

Contract: identity.md section 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

TOLERABLE = timedelta(minutes=5)
"""What Microsoft's services allow."""


def ahead_of(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How far `now` is ahead of the Date header of an answer; None where that says nothing."""
    try:
        theirs = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, OverflowError):
        return None
    return now - (theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC))


def minutes_wrong(ahead: timedelta | None) -> int | None:
    """The minutes that a clock is wrong by; None while it is right enough, or nobody knows."""
    if ahead is None or abs(ahead) <= TOLERABLE:
        return None
    return int(ahead.total_seconds() // 60)
