from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from practice_world import PRODUCTION, Practice
from request_log import watch
from setup_states import ALEX
from walk import Walk, walking

from app.setup.environment_listing import Listing, Lookup, Source
from app.setup.state import StepId

Start = Callable[..., Walk]


@pytest.fixture
def start(practice: Practice, tmp_path: Path) -> Iterator[Start]:
    """Starts the program for the person of a scenario; a second call is a second start."""
    with ExitStack() as stack:

        def start(scenario: str = "ready") -> Walk:
            practice.found(scenario)
            return stack.enter_context(walking(practice.tenant, tmp_path / "state", scenario))

        yield start


@pytest.fixture
def walk(start: Start) -> Walk:
    return start()


def names(walk: Walk) -> list[str]:
    return [one.name for one in walk.state.environments or ()]


def counts(walk: Walk) -> dict[Source, int]:
    return {one.source: one.count for one in walk.state.listing.answers}


def problems(walk: Walk) -> dict[Source, str]:
    return {one.source: one.problem.code for one in walk.state.listing.answers if one.problem}


def test_every_source_is_asked_and_their_answers_are_one_list(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert counts(walk) == {
        Source.ORDINARY: 4,
        Source.ADMINISTRATORS: 4,
        Source.MANAGEMENT: 4,
        Source.DISCOVERY: 3,
    }
    assert len(names(walk)) == 4
    assert (walk.state.listing.gap, walk.state.listing.is_reading) == (None, False)
    assert all(one.finance_told for one in walk.state.environments or ())


def test_an_administrators_list_that_is_closed_is_no_trouble(start: Start) -> None:
    walk = start("not-administrator")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert problems(walk) == {Source.ADMINISTRATORS: "SERVICE-2"}
    assert (len(names(walk)), walk.state.listing.gap, walk.state.activity.problem) == (4, None, None)


@pytest.mark.parametrize("origin", ["power_platform", "discovery"])
def test_a_source_that_only_adds_something_may_be_missing(
    practice: Practice, walk: Walk, origin: str
) -> None:
    practice.fault("html-instead", origin)
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert (len(names(walk)), walk.state.listing.gap, walk.state.activity.problem) == (4, None, None)
    chosen = next(one for one in walk.state.environments or () if one.name == "Contoso (default)")
    assert chosen.finance_told == (origin == "discovery")


def test_where_the_list_cannot_be_read_others_stand_in_and_it_is_said(practice: Practice, walk: Walk) -> None:
    practice.fault("html-instead", "business_apps")
    practice.fault("html-instead", "power_platform")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert sorted(names(walk)) == ["Contoso (default)", "Contoso Archive", "Contoso Production"]
    assert "Dataverse's directory" in str(walk.state.listing.gap)
    assert walk.state.activity.problem is None


def test_an_outage_of_everything_is_a_problem_and_no_empty_list(practice: Practice, walk: Walk) -> None:
    for origin in ("business_apps", "power_platform", "discovery"):
        practice.fault("html-instead", origin)
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    problem = walk.state.activity.problem
    assert problem is not None
    assert (problem.code, walk.state.environments) == ("NET-7", None)


def test_a_list_that_breaks_off_keeps_what_was_read(practice: Practice, walk: Walk) -> None:
    practice.fault("foreign-next-link", "business_apps")
    practice.fault("html-instead", "power_platform")
    practice.fault("html-instead", "discovery")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert names(walk)
    assert "The list broke off" in str(walk.state.listing.gap)


def test_the_environment_that_was_used_last_is_chosen_at_the_next_start(start: Start) -> None:
    first = start()
    asyncio.run(first.to(StepId.READINESS))
    second = start()
    asyncio.run(second.to(StepId.ENVIRONMENT))
    chosen = second.state.environment
    assert chosen is not None
    assert (chosen.name, second.state.listing.last) == (PRODUCTION, chosen.id)


def test_a_choice_is_kept_only_once_one_goes_on_with_it(start: Start) -> None:
    first = start()
    asyncio.run(first.to(StepId.ENVIRONMENT))
    first.choose(PRODUCTION)
    second = start()
    asyncio.run(second.to(StepId.ENVIRONMENT))
    assert (second.state.environment, second.state.listing.last) == (None, "")


def test_what_was_chosen_outlasts_a_second_reading(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    readiness = walk.state.readiness
    asyncio.run(walk.journey.environments.load())
    assert (walk.state.environment and walk.state.environment.name) == PRODUCTION
    assert walk.state.readiness == readiness


def looked_up(walk: Walk, typed: str) -> Lookup:
    async def look() -> None:
        await walk.to(StepId.ENVIRONMENT)
        await walk.journey.environments.look_up(typed)

    asyncio.run(look())
    found = walk.state.listing.lookup
    assert found is not None
    return found


def production_id(practice: Practice) -> str:
    return practice.environment().id


def test_an_environment_is_found_by_its_id(practice: Practice, walk: Walk) -> None:
    found = looked_up(walk, production_id(practice).upper())
    assert str(found.message) == "Found: Contoso Production."
    assert (walk.state.environment and walk.state.environment.name) == PRODUCTION


def test_an_environment_is_found_by_the_address_of_a_page(practice: Practice, walk: Walk) -> None:
    page = practice.tenant.addresses("browser") + f"/pages/apps?environment={production_id(practice)}"
    assert looked_up(walk, page).found is not None


def test_an_environment_is_found_by_the_address_of_its_dataverse(practice: Practice, walk: Walk) -> None:
    address = practice.tenant.addresses("organization-a")
    assert (found := looked_up(walk, address)).found is not None
    assert (found.found.name, found.found.dataverse) == (PRODUCTION, address)


def test_what_is_found_is_in_the_list_that_lacked_it(practice: Practice, walk: Walk) -> None:
    wanted = production_id(practice)
    practice.fault("html-instead", "business_apps")
    practice.fault("html-instead", "power_platform")
    practice.fault("html-instead", "discovery", times=1)
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert walk.state.environments is None
    practice.tenant.faults.clear()
    practice.fault("html-instead", "power_platform")
    asyncio.run(walk.journey.environments.look_up(wanted))
    assert names(walk) == [PRODUCTION]
    asyncio.run(walk.journey.environments.load())
    assert len(names(walk)) == 4


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("00000000-0000-4000-8000-000000000000", "Microsoft does not show this environment to your account."),
        ("elsewhere.example", "This is no address of Dataverse"),
        ("", "Type the address of the environment"),
    ],
)
def test_what_is_not_found_is_told_without_claiming_more(walk: Walk, typed: str, words: str) -> None:
    found = looked_up(walk, typed)
    assert (found.found, found.problem) == (None, None)
    assert words in str(found.message)
    assert walk.state.environment is None


def test_no_token_goes_to_an_address_that_is_not_the_clouds(
    practice: Practice, walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    log = watch(practice.tenant, monkeypatch)
    asyncio.run(walk.journey.environments.look_up("https://contoso.crm4.dynamics.com"))
    assert log.requests == []


def test_a_service_that_is_away_is_a_problem_and_no_verdict(practice: Practice, walk: Walk) -> None:
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    practice.fault("html-instead", "business_apps")
    asyncio.run(walk.journey.environments.look_up("00000000-0000-4000-8000-000000000000"))
    found = walk.state.listing.lookup
    assert found is not None
    assert found.problem is not None
    assert (found.problem.code, found.message) == ("NET-7", None)


def test_the_explanation_can_be_put_away(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    walk.journey.environments.begin_lookup()
    assert walk.state.listing.lookup == Lookup()
    walk.journey.environments.end_lookup()
    assert walk.state.listing.lookup is None


def test_another_account_starts_with_a_list_of_its_own(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    state = walk.state.with_account(ALEX)
    assert (state.environments, state.listing) == (None, Listing())
