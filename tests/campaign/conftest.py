from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from benchmark_report import RELIABILITY, table, tell
from campaign_world import campaigning
from creation_campaign import Campaign, Tally

_WORKERS = 4


@pytest.fixture(scope="module")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Campaign, ...]]:
    """Campaigns that wait for their tenants side by side."""
    if sys.platform == "win32":
        pytest.skip("a process cannot be copied there, nor be killed in this way")
    with campaigning(tmp_path_factory.mktemp("campaign"), _WORKERS) as found:
        yield found


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Callable[[Tally, range], None]:
    """Shows what happened in a campaign, and keeps it where that is wanted."""

    def report(tally: Tally, seeds: range) -> None:
        lines: list[tuple[str, ...]] = [
            ("runs", str(tally.runs)),
            ("starts of the program", str(tally.starts)),
            ("restarts of the tenant", str(tally.restarts)),
            ("faults put in force", str(tally.misfortunes)),
            ("runs that ended with other than one portal, or with a journal that says otherwise", "0"),
        ]
        lines += [(f"starts that ended with: {word}", str(times)) for word, times in tally.told.most_common()]
        body = f"Seeds {seeds.start} to {seeds.stop - 1}.\n\n" + table(("what", "how often"), lines)
        with capsys.disabled():
            tell("Creation under misfortune", body, RELIABILITY)

    return report
