"""A creation that was begun before: whose it is, and how a setup comes back to it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from setup_states import ALEX, BO, PROD, UAT, whole

from app.clouds import cloud_named
from app.problems import Helper, Problem, SignInWish
from app.provisioning.journal import Creation, Event, Place
from app.provisioning.site_request import SiteRequest
from app.setup import flow
from app.setup.begun_before import account_of
from app.setup.connection import Connection, connect
from app.setup.journey import Journey
from app.setup.state import Activity, StepId
from app.text import text

GUEST = replace(ALEX, tenant="fabrikam.example")
BEGUN = SiteRequest("The portal that was begun", "begun-before", 1053)


def place_of(tenant: str) -> Place:
    return Place("public", ALEX.id, UAT.id, UAT.name, tenant)


@pytest.mark.parametrize(("tenant", "whose"), [(ALEX.tenant, ALEX), (GUEST.tenant, GUEST), ("", ALEX)])
def test_a_creation_belongs_to_the_person_in_that_organisation(tenant: str, whose: object) -> None:
    assert account_of(place_of(tenant), (BO, ALEX, GUEST)) == whose


def test_a_creation_of_a_person_who_is_not_known_belongs_to_nobody_here() -> None:
    assert account_of(place_of("elsewhere.example"), (ALEX, GUEST)) is None


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    connection = connect(cloud_named("public"), "client", tmp_path)
    yield connection
    connection.close()


def begun(connection: Connection) -> Creation:
    creation, _ = connection.journal.begin(place_of(ALEX.tenant), BEGUN)
    return creation


def test_next_from_the_environment_of_a_creation_leads_to_that_creation(connection: Connection) -> None:
    state = replace(whole(StepId.ENVIRONMENT), unfinished=(begun(connection),))
    journey = Journey(connection, lambda _: None, state)
    journey.forward()
    assert (journey.state.step, journey.state.request) == (StepId.CREATE, BEGUN)


def test_next_from_another_environment_leads_to_its_checks(connection: Connection) -> None:
    state = replace(whole(StepId.ENVIRONMENT), unfinished=(begun(connection),), environment=PROD)
    journey = Journey(connection, lambda _: None, state)
    journey.forward()
    assert journey.state.step is StepId.READINESS


def test_a_creation_that_has_ended_meanwhile_is_not_begun_anew_without_the_steps_before(
    connection: Connection,
) -> None:
    creation = begun(connection)
    journey = Journey(connection, lambda _: None, replace(whole(StepId.ENVIRONMENT), unfinished=(creation,)))
    journey.forward()
    connection.journal.write(creation, Event.ENDED)
    asyncio.run(journey.creation.create())
    assert journey.state.step is StepId.READINESS
    assert [one.event for one in connection.journal.creations()] == [Event.ENDED]


@pytest.mark.parametrize("step", [StepId.REVIEW, StepId.CREATE])
def test_a_setup_with_every_step_done_is_reviewed(step: StepId) -> None:
    assert flow.is_reviewed(replace(whole(StepId.REVIEW), step=step))


@pytest.mark.parametrize("step", [StepId.SIGN_IN, StepId.ENVIRONMENT, StepId.READINESS])
def test_a_setup_with_a_step_left_is_not_reviewed(step: StepId) -> None:
    assert not flow.is_reviewed(whole(step))


def test_a_new_sign_in_is_for_the_service_and_the_proof_that_were_missing(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    wish = SignInWish(UAT.dataverse, '{"a": 1}')
    problem = Problem(
        "SIGN-IN-4", text("Your sign-in has ended."), text("Sign in again."), Helper.YOU, (), wish
    )
    state = whole(StepId.SITE).with_activity(StepId.SITE, Activity(problem=problem))
    asked: list[dict[str, Any]] = []

    async def sign_in(_open_page: object, **wanted: Any) -> object:
        asked.append(wanted)
        return ALEX

    monkeypatch.setattr(connection.accounts, "sign_in", sign_in)
    asyncio.run(Journey(connection, lambda _: None, state).people.sign_in_again(lambda _: None))
    (wanted,) = asked
    assert (wanted["service"].address, wanted["claims"]) == (UAT.dataverse, '{"a": 1}')
    assert wanted["hint"] == ALEX.user_name


def test_a_creation_that_is_let_go_blocks_its_environment_no_more(
    connection: Connection,
) -> None:
    creation, _ = connection.journal.begin(place_of(ALEX.tenant), BEGUN)
    journey = Journey(connection, lambda _: None, replace(whole(StepId.WELCOME), unfinished=(creation,)))
    asyncio.run(journey.creation.let_go(creation))
    assert journey.state.unfinished == ()
    (ended,) = connection.journal.creations()
    assert ended.event is Event.ENDED
    _, is_new = connection.journal.begin(place_of(ALEX.tenant), BEGUN)
    assert is_new
