"""What waiting for a portal costs: requests, and how soon the person sees that it is finished."""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import quantiles

import pytest
from benchmark_report import Headline, table
from creation_trial import CREATE, OPERATION, REQUEST, Trial
from practice_world import practising
from request_log import watch

from app.demo.contoso import sites

pytestmark = pytest.mark.benchmark

_RUNS = 60
_ASKED = 60
"""Seconds that the tenant asks to wait between two questions (its Retry-After)."""
_MOST = 1.2


@dataclass(frozen=True)
class Waited:
    """One creation: the time it took the tenant, the requests for it, and what passed until it was seen."""

    minutes: float
    requests: int
    late: float
    own: float

    @property
    def least(self) -> int:
        """The fewest requests: the wish, a question a Retry-After, and one look at the finished site."""
        return 2 + math.ceil(self.minutes * 60 / _ASKED)


def _created(trial: Trial, minutes: float, monkeypatch: pytest.MonkeyPatch) -> Waited:
    last = sites._STAGES[-1]
    stages = (*sites._STAGES[:-1], sites.Stage(timedelta(minutes=minutes), last.status, "Installed", ""))
    monkeypatch.setattr(sites, "_STAGES", stages)
    clock = trial.practice.tenant.clock
    trial.company  # noqa: B018 - signs in, which is no part of a creation
    environment, creator = trial.environment, trial.creator()
    trial.log.clear()
    begun = time.perf_counter()
    asyncio.run(creator.create(environment, REQUEST))
    own = time.perf_counter() - begun
    (site,) = trial.practice.sites(trial.scenario)
    ready = datetime.fromisoformat(site["asked_for"]) + timedelta(minutes=minutes)
    log = trial.log
    # The look for room before the wish is not part of the waiting.
    requests = log.count("POST", CREATE) + log.count("GET", CREATE) - 1 + log.count("GET", OPERATION)
    return Waited(minutes, requests, (clock.now() - ready).total_seconds(), own)


def test_waiting_costs_little_more_than_the_service_asks_for(
    tmp_path: Path,
    report: Callable[[str, str], None],
    headline: Headline,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    draw = random.Random(5)  # noqa: S311 - the same moments every time
    waited: list[Waited] = []
    with practising(tmp_path, pace=1) as practice, monkeypatch.context() as patch:
        log = watch(practice.tenant, patch)
        for place in range(_RUNS):
            trial = Trial(practice, tmp_path / f"journal-{place}.sqlite3", log)
            waited.append(_created(trial, draw.uniform(25, 35), patch))
            practice.reset()
        thirty = _created(Trial(practice, tmp_path / "thirty.sqlite3", log), 30, patch)
    late = quantiles((one.late for one in waited), n=20)[-1]
    ratio = thirty.requests / thirty.least
    rows: list[tuple[str, ...]] = [
        ("requests for a creation of 30 minutes", str(thirty.requests)),
        ("fewest that a Retry-After of 60 s allows", str(thirty.least)),
        ("ratio", f"{ratio:.2f}x"),
        (f"from ready to seen, p95 of {_RUNS} creations", f"{late:.0f} s = {late / _ASKED:.2f} polls"),
        ("longest", f"{max(one.late for one in waited):.0f} s"),
        ("the program's own time for a whole creation, longest", f"{max(one.own for one in waited):.2f} s"),
    ]
    words = (
        "The tenant's clock is moved on instead of waiting. It takes 25 to 35 minutes for a portal and asks "
        "for 60 seconds between two questions. The fewest requests are the wish, one question a Retry-After "
        f"and one look at the finished site; the program may need {_MOST} times as many."
    )
    report("Waiting for a portal", f"{words}\n\n{table(('what', 'figure'), rows)}")
    fewest = f"the fewest that Retry-After allows: {thirty.least}"
    headline("requests for a creation of 30 minutes", str(thirty.requests), fewest, f"{ratio:.2f} x")
    assert ratio <= _MOST
    assert late <= _ASKED + 5
