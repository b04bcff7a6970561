"""When a trial ends, and what comes after. Pure.

The service tells the days that are left (trialExpiringInDays). They are counted from the day on which it was
asked, and not from the site's making: how long a trial lasts depends on the environment and has changed
(contract: power-platform.md section 0.1). So a date is right to within a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.services.websites import Website

SUSPENDED_DAYS = 7
"""Days from the end of a trial to the deletion of its host (contract: identity.md section 0)."""


@dataclass(frozen=True)
class TrialDates:
    """The last day of the trial, and the day on which the suspended site's host is deleted."""

    ends: date
    deleted: date
    days_left: int

    @property
    def is_over(self) -> bool:
        """Whether the site is closed already."""
        return self.days_left <= 0


def trial_dates(site: Website, seen: datetime) -> TrialDates | None:
    """The dates of a trial as the site told it at the moment `seen`; None where it told no days."""
    if site.trial_days is None:
        return None
    day = seen.date()
    try:
        ends = day + timedelta(days=site.trial_days)
        after = site.deleted_in if site.deleted_in and site.deleted_in >= site.trial_days else None
        deleted = ends + timedelta(days=SUSPENDED_DAYS) if after is None else day + timedelta(days=after)
    except OverflowError:
        return None
    return TrialDates(ends, deleted, site.trial_days)
