"""Which problems are about the computer and not about the person."""

from __future__ import annotations

from app.errors import MANAGED_DEVICE
from app.problems.problem import Problem


def wants_managed_device(problem: Problem | None) -> bool:
    """Whether the organisation lets in managed computers only. Where this is one, Windows can say so."""
    return problem is not None and dict(problem.details).get("code") in MANAGED_DEVICE
