"""How long the free trial lasts as which every site starts.

Contract: identity.md section 0 and power-platform.md section 0.1: 30 days in a trial environment, 90 in any
other.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.services.environments import Environment

_TRIAL_KINDS = ("trial", "subscriptionbasedtrial")
_DAYS_IN_A_TRIAL, _DAYS = 30, 90


def is_trial_environment(environment: Environment) -> bool:
    """Whether the environment itself is a trial."""
    return environment.kind.lower() in _TRIAL_KINDS


def trial_end(environment: Environment, now: datetime) -> date:
    """The day until which a site that is created now is a free trial."""
    days = _DAYS_IN_A_TRIAL if is_trial_environment(environment) else _DAYS
    return (now + timedelta(days=days)).date()
