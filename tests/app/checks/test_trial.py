from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.checks.trial import is_trial_environment, trial_end
from app.services.environments import Environment

_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "is_trial", "until"),
    [
        ("Trial", True, "2026-12-21"),
        ("SubscriptionBasedTrial", True, "2026-12-21"),
        ("Production", False, "2027-02-19"),
        ("Sandbox", False, "2027-02-19"),
        ("", False, "2027-02-19"),
    ],
)
def test_a_site_is_a_trial_for_30_days_in_a_trial_and_for_90_elsewhere(
    kind: str, is_trial: bool, until: str
) -> None:
    environment = Environment("e", "E", kind)
    assert is_trial_environment(environment) is is_trial
    assert trial_end(environment, _NOW).isoformat() == until
