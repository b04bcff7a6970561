from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from setup_states import SITE, UAT, whole
from usability_states import INVITEES, NEEDED

from app.clouds import cloud_named
from app.setup.connection import Connection, connect
from app.setup.journey import Journey
from app.setup.state import StepId
from app.setup.usability import Part, Usability, Work
from app.text import render, text


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = connect(cloud_named("public"), "client", tmp_path / "state")
    yield made
    made.close()


def journey_of(connection: Connection, usability: Usability | None = None) -> Journey:
    state = replace(whole(StepId.FINISHED), usability=usability or Usability(ticks={}))
    return Journey(connection, lambda _: None, state)


def problem_code(journey: Journey, part: Part) -> str:
    problem = journey.state.usability.of(part).problem
    assert problem is not None
    return problem.code


def test_a_tick_is_kept_and_taken_away_again(connection: Connection) -> None:
    journey = journey_of(connection)
    asyncio.run(journey.usability.tick("invitations", done=True))
    again = journey_of(connection, Usability())
    asyncio.run(again.usability.read_ticks())
    assert set(again.state.usability.ticks or {}) == {"invitations"}
    asyncio.run(again.usability.tick("invitations", done=False))
    asyncio.run(journey.usability.read_ticks())
    assert journey.state.usability.ticks == {}


def test_ticks_at_the_same_time_are_all_kept(connection: Connection) -> None:
    journey = journey_of(connection)

    async def tick_all() -> None:
        await asyncio.gather(*(journey.usability.tick(f"item-{n}", done=True) for n in range(8)))
        await journey.usability.read_ticks()

    asyncio.run(tick_all())
    assert len(journey.state.usability.ticks or {}) == 8


def test_a_list_that_cannot_be_read_is_never_written_over(connection: Connection) -> None:
    journey = journey_of(connection)
    asyncio.run(journey.usability.tick("invitations", done=True))
    (file,) = (connection.folder / "hand-over").iterdir()
    file.write_text("damaged")
    fresh = journey_of(connection, Usability())
    asyncio.run(fresh.usability.read_ticks())
    assert problem_code(fresh, Part.HAND_OVER)
    asyncio.run(fresh.usability.tick("web-roles", done=True))
    assert file.read_text() == "damaged"


def test_a_place_that_cannot_be_written_is_told(connection: Connection, tmp_path: Path) -> None:
    journey = journey_of(connection)
    gone = tmp_path / "no-folder" / "file"
    asyncio.run(journey.usability.save_invitees(INVITEES, gone, render))
    # The words say to choose another place, as for a report.
    assert problem_code(journey, Part.INVITEES) == "FILE-5"


def test_an_environment_without_dataverse_is_told(connection: Connection) -> None:
    journey = journey_of(connection)
    state = replace(journey.state, environment=replace(UAT, dataverse=""))
    journey._stage.become(state)
    asyncio.run(journey.usability.check_permissions())
    asyncio.run(journey.usability.read_invitees())
    codes = {problem_code(journey, part) for part in (Part.PERMISSIONS, Part.INVITEES)}
    assert codes == {"ENVIRONMENT-2"}


def test_ticks_are_those_of_the_site_also_when_more_is_known_of_it_meanwhile(connection: Connection) -> None:
    journey = journey_of(connection, Usability())

    async def read_while_the_site_is_looked_at() -> None:
        reading = asyncio.ensure_future(journey.usability.read_ticks())
        await asyncio.sleep(0)
        journey._stage.become(replace(journey.state, site=replace(SITE, is_private=False)))
        await reading

    asyncio.run(read_while_the_site_is_looked_at())
    assert journey.state.usability.ticks == {}


def test_what_is_found_of_another_site_is_dropped(connection: Connection) -> None:
    journey = journey_of(connection, Usability())

    async def read_while_another_is_chosen() -> None:
        reading = asyncio.ensure_future(journey.usability.read_ticks())
        await asyncio.sleep(0)
        journey._stage.become(replace(journey.state, site=replace(SITE, id="another")))
        await reading

    asyncio.run(read_while_another_is_chosen())
    assert journey.state.usability.ticks is None


def test_another_environment_drops_what_was_found(connection: Connection) -> None:
    journey = journey_of(connection, Usability(NEEDED, invitees=INVITEES, ticks={}))
    assert journey.state.with_environment(replace(UAT, id="another")).usability == Usability()


def test_an_answer_is_kept_with_the_others(connection: Connection) -> None:
    journey = journey_of(connection, Usability(NEEDED, answers={"account": "a"}))
    journey.usability.answer("representative", "b")
    assert journey.state.usability.answers == {"account": "a", "representative": "b"}


def test_what_is_looked_at_already_is_not_looked_at_twice(connection: Connection) -> None:
    shown = journey_of(connection, Usability(NEEDED, ticks={}))
    asyncio.run(shown.usability.look())
    assert shown.state.usability.work == {}
    running = Usability(ticks={}, work={Part.PERMISSIONS: Work(doing=text("Looking"))})
    journey = journey_of(connection, running)
    asyncio.run(journey.usability.look())
    assert journey.state.usability == running
