"""What support needs of a problem: codes and ids, and nothing that a service has worded itself."""

from __future__ import annotations

from app.problems import Problem

_TOLD = frozenset({"service", "status", "code", "correlation id"})


def for_support(problem: Problem) -> str:
    """The problem's code with those of its details that are codes and ids."""
    return ", ".join((problem.code, *(f"{name} {value}" for name, value in problem.details if name in _TOLD)))
