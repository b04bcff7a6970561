"""One check, made at the practice tenant."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from practice_world import PRODUCTION, Practice

from app.checks.catalogue import all_checks
from app.checks.check import Check, Finding
from app.checks.run import run_checks


def check_named(check_id: str) -> Check:
    """A check of the catalogue."""
    return next(check for check in all_checks() if check.id == check_id)


def finding_of(
    practice: Practice, check_id: str, scenario: str = "ready", name: str = PRODUCTION, **changes: Any
) -> Finding:
    """What a check finds in an environment; `changes` are made to what the list says of it."""
    environment = replace(practice.environment(scenario, name), **changes)
    checks = (check_named(check_id),)
    (result,) = asyncio.run(run_checks(practice.company(scenario), environment, checks, lambda _: None))
    assert result.finding is not None
    return result.finding


def said(finding: Finding) -> tuple[str, str]:
    """A finding's verdict and its sentence."""
    return finding.verdict.value, str(finding.summary)


def answers(finding: Finding) -> list[str]:
    """What the sources answered, in the words of the evidence."""
    return [str(one.answer) for one in finding.evidence]
