"""Sources of environments that are slow, or do not come to an end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from held import holding
from practice_world import Practice
from walk import Walk, walking

from app.services.company import Company
from app.services.environments import ADMINISTRATORS_PATH
from app.setup.environment_listing import Source
from app.setup.environment_reading import Pages, _pages
from app.setup.state import StepId


@pytest.fixture
def walk(practice: Practice, tmp_path: Path) -> Iterator[Walk]:
    practice.found("ready")
    with walking(practice.tenant, tmp_path / "state") as walk:
        yield walk


def _in_turn(*first: Source) -> Callable[[Company, Source], Pages]:
    """Reads as ever, but the ordinary list only once these others have come."""
    ended = {source: asyncio.Event() for source in first}

    async def pages(company: Company, source: Source) -> Pages:
        if source is Source.ORDINARY:
            await asyncio.gather(*(one.wait() for one in ended.values()))
        try:
            async for page in _pages(company, source):
                yield page
        finally:
            if source in ended:
                ended[source].set()

    return pages


@pytest.mark.parametrize("slow", ["power_platform", "discovery"])
def test_the_first_rows_are_shown_while_others_are_still_being_read(walk: Walk, slow: str) -> None:
    async def see_the_first() -> None:
        with holding(slow):
            reading = asyncio.create_task(walk.to(StepId.ENVIRONMENT))
            await walk.shows(lambda state: bool(state.environments))
        await reading

    asyncio.run(see_the_first())
    partial = [state for state in walk.states if state.environments and state.listing.is_reading]
    assert partial
    assert partial[0].activity_of(StepId.ENVIRONMENT).doing is not None


def test_nothing_can_be_chosen_before_it_is_described_as_well_as_it_will_be(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    others_first = _in_turn(Source.MANAGEMENT, Source.DISCOVERY)
    monkeypatch.setattr("app.setup.environment_reading._pages", others_first)

    async def see_the_first() -> None:
        with holding("business_apps", path=f"*{ADMINISTRATORS_PATH}*"):
            reading = asyncio.create_task(walk.to(StepId.ENVIRONMENT))
            await walk.shows(lambda state: bool(state.environments))
        await reading

    asyncio.run(see_the_first())
    partial = [state for state in walk.states if state.environments and state.listing.is_reading]
    assert partial
    shown = [one for state in partial for one in state.environments or ()]
    assert all(one.base_language is not None for one in shown if one.dataverse)


def test_a_source_that_does_not_come_to_an_end_is_given_up(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    others_first = _in_turn(Source.ADMINISTRATORS, Source.MANAGEMENT)
    monkeypatch.setattr("app.setup.environment_reading._PATIENCE", 0.2)
    monkeypatch.setattr("app.setup.environment_reading._pages", others_first)
    with holding("discovery"):
        asyncio.run(walk.to(StepId.ENVIRONMENT))
    answers = walk.state.listing.answers
    assert {one.source: one.problem.code for one in answers if one.problem} == {Source.DISCOVERY: "NET-2"}
    assert (len(walk.state.environments or ()), walk.state.listing.is_reading) == (4, False)


def test_a_reading_that_was_left_is_taken_up_again(walk: Walk) -> None:
    async def leave_and_return() -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.sign_in()
        walk.journey.forward()
        with holding("discovery"):
            reading = asyncio.create_task(walk.journey.arrive())
            await walk.shows(lambda state: bool(state.environments))
            reading.cancel()
            await asyncio.wait((reading,))
        assert walk.state.listing.is_reading
        await walk.journey.arrive()

    asyncio.run(leave_and_return())
    assert not walk.state.listing.is_reading
    assert len(walk.state.listing.answers) == len(Source)
