from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from practice_world import Practice
from request_log import watch

from app.checks.facts import MAP_PROJECTS, Facts
from app.checks.questions import Questions
from app.text import text

_START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
_SOURCE, _ANSWER = text("Source"), text("Answer")


class Clock:
    """Shows a minute more at each look."""

    def __init__(self) -> None:
        self._looks = 0

    def __call__(self) -> datetime:
        self._looks += 1
        return _START + timedelta(minutes=self._looks - 1)


def facts_of(practice: Practice, **settings: Any) -> Facts:
    return Facts(practice.company(), practice.environment(), Questions(**settings))


def test_evidence_is_as_old_as_its_fact(practice: Practice) -> None:
    facts = facts_of(practice, now=Clock())

    async def look() -> list[datetime]:
        async with facts:
            await facts.map_projects()
            later = facts.questions.now()
            found = [facts.found(_SOURCE, _ANSWER, MAP_PROJECTS).asked_at for _ in range(2)]
            return [*found, later]

    first, second, later = asyncio.run(look())
    assert first == second < later


def test_evidence_of_no_fact_is_of_now(practice: Practice) -> None:
    facts = facts_of(practice, now=lambda: _START)
    assert facts.found(_SOURCE, _ANSWER, "never asked").asked_at == _START


def test_what_is_forgotten_is_asked_for_again(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = facts_of(practice)
    log = watch(practice.tenant, monkeypatch)

    async def look_twice() -> None:
        async with facts:
            for _ in range(2):
                await asyncio.gather(facts.map_projects(), facts.runtime_maps())
                facts.questions.forget(MAP_PROJECTS)

    asyncio.run(look_twice())
    assert log.count("GET", "*/DualWriteProjectConfigurations") == 2
    assert log.count("GET", "*/msdyn_dualwriteruntimeconfigs") == 1
