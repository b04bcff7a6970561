from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from setup_states import SITE

from app.aftercare.trial import TrialDates, trial_dates

SEEN = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
TRIAL = replace(SITE, is_trial=True, trial_days=90, deleted_in=97)


def test_the_days_are_counted_from_the_day_on_which_they_were_told() -> None:
    assert trial_dates(TRIAL, SEEN) == TrialDates(date(2027, 2, 19), date(2027, 2, 26), 90)


@pytest.mark.parametrize("deleted_in", [None, 0, 12])
def test_without_a_day_of_deletion_it_is_a_week_after_the_end(deleted_in: int | None) -> None:
    dates = trial_dates(replace(TRIAL, deleted_in=deleted_in), SEEN)
    assert dates is not None
    assert dates.deleted == date(2027, 2, 26)


@pytest.mark.parametrize(("days", "over"), [(1, False), (0, True), (-3, True)])
def test_a_trial_without_days_is_over(days: int, over: bool) -> None:
    dates = trial_dates(replace(TRIAL, trial_days=days), SEEN)
    assert dates is not None
    assert dates.is_over is over


@pytest.mark.parametrize("days", [None, 10**9, -(10**9), 10**30])
def test_days_that_nobody_could_count_make_no_date(days: int | None) -> None:
    assert trial_dates(replace(TRIAL, trial_days=days), SEEN) is None
