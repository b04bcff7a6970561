"""Which problems say nothing about what was asked: the service was not reached, or has no time."""

from __future__ import annotations

from app.problems.problem import Problem

_BUSY = frozenset({"SERVICE-5", "SERVICE-6"})


def passes(problem: Problem) -> bool:
    """Whether the same question may well be answered a little later."""
    return problem.code.startswith("NET-") or problem.code in _BUSY
