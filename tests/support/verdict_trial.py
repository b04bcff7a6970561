"""One verdict of one check, as a person meets it at the practice tenant.

A row tells what the company is like, which check is made and what is to be read then. The person signs in,
chooses the environment and has the check made, by the journey that the window uses, over real HTTPS. Where
the row names a button, the person presses it on the page that the finding leads to, and checks again.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from company_changes import Change, together
from practice_world import PRODUCTION, Practice
from stand_in import press
from walk import Walk, WalkIn

from app.checks.check import Finding
from app.setup.state import StepId
from app.text import render


@dataclass(frozen=True)
class VerdictTrial:
    """What is to be seen of a check.

    `verdict` and `says` are what the check says (`says` is the whole sentence, with "<in 90 days>" for the
    day that this is, and "<finance>" for the address of the company's Finance and Operations); `advises` is
    part of what to do, and `page` part of the address where that is done. `given` prepares the company,
    `later` changes it once the person has signed in and chosen the `environment`, which goes by its name;
    `listed` changes what the list says of it. `asked` are pieces of the evidence, in
    their order. After `button` was pressed on that page, the verdict is `then`.
    """

    check: str
    verdict: str
    says: str
    given: Change = field(default=together())
    later: Change = field(default=together())
    scenario: str = "ready"
    environment: str = PRODUCTION
    listed: tuple[tuple[str, Any], ...] = ()
    advises: str = ""
    page: str = ""
    asked: tuple[str, ...] = ()
    code: str = ""
    button: tuple[str, str] | None = None
    then: str = "ready"


def trials(**rows: VerdictTrial) -> Callable[..., Any]:
    """Makes a test of each row; its name says in which situation one is."""
    cases = [pytest.param(trial, id=name.replace("_", "-")) for name, trial in rows.items()]
    return pytest.mark.parametrize("trial", cases)


def see(trial: VerdictTrial, practice: Practice, walk_in: WalkIn) -> None:
    """Has a person live through the trial, and compares what they read with what the row says."""
    practice.found(trial.scenario)
    finance = practice.environment(trial.scenario).finance
    walk = walk_in(trial.scenario)
    trial.given(practice, trial.scenario)
    asyncio.run(_chosen(walk, trial))
    trial.later(practice, trial.scenario)
    asyncio.run(walk.journey.checks.check_one(trial.check))
    finding = finding_in(walk, trial.check)
    says = _dated(trial.says, finding).replace("<finance>", finance)
    assert (finding.verdict.value, render(finding.summary)) == (trial.verdict, says)
    _compare(finding, trial)
    if trial.button is not None:
        _put_right(walk, trial, finding)


def finding_in(walk: Walk, check: str) -> Finding:
    """What the state that is shown says of a check."""
    (result,) = [one for one in walk.state.readiness if one.check.id == check]
    assert result.finding is not None
    return result.finding


def _dated(says: str, finding: Finding) -> str:
    today = finding.evidence[0].asked_at

    def day(found: re.Match[str]) -> str:
        return (today + timedelta(days=int(found[1]))).date().isoformat()

    return re.sub(r"<in (\d+) days>", day, says)


def _compare(finding: Finding, trial: VerdictTrial) -> None:
    answers = [f"{render(one.source)}: {render(one.answer)}" for one in finding.evidence]
    assert answers, "every finding has evidence"
    assert finding.remedy or finding.problem or trial.verdict == "ready", "something can be done"
    rest = iter(answers)
    assert all(any(piece in answer for answer in rest) for piece in trial.asked), answers
    advice = render(finding.remedy.action) if finding.remedy else ""
    page = finding.remedy.page if finding.remedy else ""
    assert trial.advises in advice
    assert trial.page in page
    code = finding.problem.code if finding.problem else ""
    assert code == trial.code


def _put_right(walk: Walk, trial: VerdictTrial, finding: Finding) -> None:
    assert trial.button is not None
    assert finding.remedy is not None
    sign_in_page = next(state.sign_in_address for state in walk.states if state.sign_in_address)
    press(sign_in_page, walk.scenario, finding.remedy.page, *trial.button)
    asyncio.run(walk.journey.checks.check_one(trial.check))
    assert walk.verdict(trial.check) == trial.then


async def _chosen(walk: Walk, trial: VerdictTrial) -> None:
    await walk.to(StepId.ENVIRONMENT)
    environments = walk.state.environments or ()
    chosen = next(one for one in environments if one.name == trial.environment)
    walk.journey.environments.choose(replace(chosen, **dict(trial.listed)))
