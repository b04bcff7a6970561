"""Every call that the program makes to a service."""

from __future__ import annotations

from service_call import ServiceCall
from service_changes import changes
from service_questions import questions


def service_calls() -> tuple[ServiceCall, ...]:
    """Every call, questions first."""
    return (*questions(), *changes())
