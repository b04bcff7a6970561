"""What all readiness checks take beside the calls that have to wait for each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from benchmark_report import Headline, table
from check_timing import Timing, timed
from slow_company import slow_company

pytestmark = pytest.mark.benchmark

_DELAYS = (0.0, 0.05, 0.2, 1.0)
_ROUNDS = 5
_MOST = 1.15
_HEAD = ("a call", "calls", "longest chain", "all checks", "beside the chain")
_WORDS = (
    f"All checks right after a sign-in, at a practice company in another process; medians of {_ROUNDS} runs. "
    "The chain is the one of the same run that takes longest: calls of which each needs what the one before "
    "answered (a token for Dataverse, the link to Finance and Operations, a token for that, its table maps). "
    f"Where calls take time, the checks may take {_MOST} x the chain; with none, the rest is the program's "
    "own work."
)


def test_all_checks_take_little_more_than_the_calls_that_wait_for_each_other(
    tmp_path: Path,
    report: Callable[[str, str], None],
    headline: Headline,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    figures: dict[float, list[Timing]] = {}
    for delay in _DELAYS:
        with slow_company(tmp_path / f"company-{delay}", delay) as cloud_file:
            folders = [tmp_path / f"{delay}-{place}" for place in range(_ROUNDS)]
            figures[delay] = [timed(cloud_file, folder, monkeypatch) for folder in folders]
    rows = [_row(delay, taken) for delay, taken in figures.items()]
    report("All readiness checks", f"{_WORDS}\n\n{table(_HEAD, rows)}")
    for held_back, _, chain, whole, ratio in rows:
        headline(f"all checks, {held_back} a call", whole, f"the longest chain: {chain}", ratio)
    assert {delay: _ratio(taken) for delay, taken in figures.items() if delay and _ratio(taken) > _MOST} == {}


def _row(delay: float, taken: list[Timing]) -> tuple[str, ...]:
    calls, links = taken[0].calls, taken[0].links
    chain, whole = median(one.chain for one in taken), median(one.whole for one in taken)
    return (
        f"{delay * 1000:,.0f} ms",
        str(calls),
        f"{links} calls, {chain * 1000:,.0f} ms",
        f"{whole * 1000:,.0f} ms",
        f"{_ratio(taken):.2f} x",
    )


def _ratio(taken: list[Timing]) -> float:
    return median(one.ratio for one in taken)
