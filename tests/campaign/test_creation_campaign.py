"""Exactly one portal, whatever happens: many creations under random misfortune, each replayable.

`pytest -m campaign` makes ten thousand runs and prints what happened in them; CAMPAIGN_SEEDS=51 or
CAMPAIGN_SEEDS=51-60 makes just these.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from campaign_plan import Act, Run, planned
from creation_campaign import Campaign, Tally

_SEEDS = "CAMPAIGN_SEEDS"
_EVERY_TIME = 40
"""Runs that are made with all other tests."""


def _side_by_side(campaigns: tuple[Campaign, ...], seeds: Iterable[int]) -> Tally:
    waiting = iter(list(seeds))

    def some(campaign: Campaign) -> Tally:
        campaign.tally = Tally()
        for seed in waiting:
            campaign.make(f"seed-{seed}", planned(seed))
        return campaign.tally

    with ThreadPoolExecutor(len(campaigns)) as workers:
        return sum(workers.map(some, campaigns), Tally())


@pytest.mark.timeout(900)
def test_there_is_exactly_one_portal_in_the_end(campaigns: tuple[Campaign, ...]) -> None:
    tally = _side_by_side(campaigns, range(_EVERY_TIME))
    assert tally.runs == _EVERY_TIME
    # A campaign in which nothing went wrong would prove nothing.
    assert tally.told["killed"] > _EVERY_TIME / 3
    assert tally.misfortunes > _EVERY_TIME / 3


@pytest.mark.timeout(900)
def test_the_program_may_be_killed_at_every_entry_and_every_call(campaigns: tuple[Campaign, ...]) -> None:
    moments = count(1)

    def until_one_lives(campaign: Campaign) -> int:
        return next(
            moment
            for moment in moments
            if not campaign.make(f"moment-{moment}", Run((Act(killed_at=(moment,)),)))
        )

    with ThreadPoolExecutor(len(campaigns)) as workers:
        assert min(workers.map(until_one_lives, campaigns)) > 20


@pytest.mark.campaign
@pytest.mark.timeout(6 * 3_600)
def test_ten_thousand_runs(campaigns: tuple[Campaign, ...], report: Callable[[Tally, range], None]) -> None:
    seeds = _wanted(os.environ.get(_SEEDS, "1000-10999"))
    report(_side_by_side(campaigns, seeds), seeds)


def _wanted(seeds: str) -> range:
    first, _, last = seeds.partition("-")
    return range(int(first), int(last or first) + 1)
