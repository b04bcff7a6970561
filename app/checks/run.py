"""Runs checks side by side and tells each result as it arrives."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from app.checks.check import Check, CheckResult, Finding, Verdict
from app.checks.facts import Facts
from app.errors import Trouble
from app.problems import problem_of
from app.services.company import Company
from app.services.environments import Environment
from app.text import text


async def run_checks(
    company: Company,
    environment: Environment,
    checks: tuple[Check, ...],
    tell: Callable[[CheckResult], None],
) -> tuple[CheckResult, ...]:
    """The results of `checks`, in their order; `tell` gets each one as soon as it is known."""
    async with Facts(company, environment) as facts:
        return await run_on(facts, checks, tell)


async def run_on(
    facts: Facts, checks: tuple[Check, ...], tell: Callable[[CheckResult], None]
) -> tuple[CheckResult, ...]:
    """The results of `checks` on facts that are kept for more than one run. Otherwise as `run_checks`."""

    async def one(check: Check) -> CheckResult:
        result = CheckResult(check, await _finding(check, facts))
        tell(result)
        return result

    async with asyncio.TaskGroup() as group:
        facts.begin(need for check in checks for need in check.needs)
        tasks = [group.create_task(one(check)) for check in checks]
    return tuple(task.result() for task in tasks)


async def _finding(check: Check, facts: Facts) -> Finding:
    try:
        return await check.examine(facts)
    except Trouble as trouble:
        evidence = (facts.unread(check.source or check.title, trouble),)
        summary = text("This could not be checked.")
        return Finding(Verdict.COULD_NOT_CHECK, summary, evidence, problem=problem_of(trouble))
