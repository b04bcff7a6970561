"""What a person should know of an environment before they choose it. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.checks.dataverse_present import UNAVAILABLE
from app.services.environments import Environment
from app.text import Text, text

_SOON = timedelta(days=30)
"""The time that a site which is made in a trial environment lives (contract: power-platform.md 0.1)."""
_ORDINARY = ("", "ready", "enabled", "notspecified")


def reason_against(environment: Environment) -> Text | None:
    """Why no portal can be made there; None if nothing is known to be in the way."""
    return UNAVAILABLE.get(environment.availability)


def remarks_on(environment: Environment, now: datetime) -> tuple[Text, ...]:
    """What does not keep a portal out, but matters."""
    found = (_default(environment), _trial(environment, now), _link(environment), _state(environment))
    return tuple(one for one in found if one is not None)


def _default(environment: Environment) -> Text | None:
    if not environment.is_default:
        return None
    return text("Microsoft advises against the default environment.")


def _trial(environment: Environment, now: datetime) -> Text | None:
    ends = environment.trial_ends
    if ends is None:
        return text("This is a trial environment.") if environment.kind == "Trial" else None
    date = ends.date()
    if ends <= now:
        return text("Its trial ended on {date}.", date=date)
    if ends - now <= _SOON:
        return text("Its trial ends soon, on {date}.", date=date)
    return text("Its trial ends on {date}.", date=date)


def _link(environment: Environment) -> Text | None:
    if environment.finance:
        return None
    if environment.finance_told:
        return text("Not linked to Finance and Operations.")
    return text("It could not be told whether Finance and Operations is linked.")


def _state(environment: Environment) -> Text | None:
    if environment.state.casefold() in _ORDINARY:
        return None
    return text("Microsoft gives its state as {state}.", state=environment.state)
