"""Which problems go away once an administrator approves the program."""

from __future__ import annotations

from app.problems.problem import Helper, Problem

_NOT_BY_APPROVAL = frozenset({"650051", "650052"})
"""Codes that come where a service is missing from the organisation: approving cannot add it."""


def needs_approval(problem: Problem | None) -> bool:
    """Whether an administrator's approval is what helps."""
    if problem is None or (problem.code, problem.helper) != ("SIGN-IN-5", Helper.ORGANISATION_ADMINISTRATOR):
        return False
    return dict(problem.details).get("code") not in _NOT_BY_APPROVAL
