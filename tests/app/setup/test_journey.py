from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from held import holding
from keyring_in_memory import KeyringInMemory
from practice_world import Practice, in_browser
from walk import ADDRESS, NAME, Walk, hurry, walking

from app.checks.catalogue import all_checks
from app.demo.contoso import sites
from app.identity.vault import Vault
from app.provisioning.site_request import SiteRequest
from app.provisioning.standing import Standing
from app.setup.state import SetupState, StepId


@pytest.fixture
def walk(practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    hurry(monkeypatch, looks=2)
    practice.found("ready")
    with walking(practice.tenant, tmp_path / "state") as walk:
        yield walk


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> KeyringInMemory:
    keyring = KeyringInMemory()
    monkeypatch.setattr("app.setup.connection.os_vault", lambda name: Vault(keyring, name))
    return keyring


def doings(walk: Walk, step: StepId) -> list[str]:
    """What was shown to be going on in a step, each once in a row."""
    shown = [str(state.activity_of(step).doing or "") for state in walk.states]
    return [one for place, one in enumerate(shown) if place == 0 or shown[place - 1] != one]


def test_every_step_shows_what_it_is_doing(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.SITE))
    assert doings(walk, StepId.SIGN_IN) == ["", "Waiting for you to sign in in your browser", ""]
    assert doings(walk, StepId.ENVIRONMENT) == ["", "Reading your environments", ""]
    assert doings(walk, StepId.READINESS) == ["", "Checking", ""]
    assert doings(walk, StepId.SITE) == ["", "Reading the languages of the environment", ""]


def test_the_same_state_is_not_shown_twice(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    assert all(first != second for first, second in zip(walk.states, walk.states[1:], strict=False))


def test_the_likeliest_environment_comes_first(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert [one.name for one in walk.state.environments or ()] == [
        "Contoso Production",
        "Contoso (default)",
        "Contoso Archive",
        "Contoso Training",
    ]


def test_the_address_of_the_sign_in_page_is_shown_while_it_is_of_use(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    addresses = {state.sign_in_address for state in walk.states}
    assert len(addresses) == 2
    assert walk.state.sign_in_address == ""


def test_each_check_is_shown_as_soon_as_it_is_known(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    running = [sum(one.finding is None for one in state.readiness) for state in walk.states]
    assert max(running) == len(all_checks())
    assert len(set(running)) > 2
    assert set(range(len(all_checks()) + 1)) >= set(running)
    assert walk.state.is_ready


def test_arriving_again_asks_nothing_anew(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.SITE))
    shown = len(walk.states)
    asyncio.run(walk.journey.arrive())
    for _ in range(3):
        walk.journey.back()
        asyncio.run(walk.journey.arrive())
    assert len(walk.states) == shown + 3


def test_checks_that_were_cut_short_are_made_on_coming_back(walk: Walk) -> None:
    async def leave_and_come_back() -> None:
        await walk.to(StepId.ENVIRONMENT)
        walk.choose("Contoso Production")
        walk.journey.forward()
        with holding("graph"):
            running = asyncio.create_task(walk.journey.arrive())
            await walk.shows(lambda state: state.checks_are_running)
            running.cancel()
            await asyncio.wait([running])
        assert walk.state.checks_are_running
        assert walk.state.activity.doing is None
        walk.journey.back()
        walk.journey.forward()
        await walk.journey.arrive()

    asyncio.run(leave_and_come_back())
    assert walk.state.is_ready


def test_one_check_is_made_again_alone(practice: Practice, walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    practice.set_map("Accounts", "stopped")
    asyncio.run(walk.journey.checks.check_one("table-map-contacts"))
    assert walk.state.is_ready
    asyncio.run(walk.journey.checks.check_one("table-map-accounts"))
    assert walk.verdict("table-map-accounts") == "not-ready"


def test_answers_about_an_environment_that_was_left_are_not_shown(walk: Walk) -> None:
    async def change_mind() -> None:
        await walk.to(StepId.ENVIRONMENT)
        walk.choose("Contoso Production")
        walk.journey.forward()
        with holding("graph"):
            running = asyncio.create_task(walk.journey.arrive())
            await walk.shows(lambda state: state.checks_are_running)
            walk.journey.back()
            walk.choose("Contoso (default)")
        await running

    asyncio.run(change_mind())
    assert walk.state.readiness == ()


def test_languages_are_those_of_the_environment_that_a_portal_can_have(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.SITE))
    assert set(walk.state.languages or ()) == {1031, 1033, 1036, 1043, 1053, 3082}
    assert walk.state.request == SiteRequest(language=1033)


def test_what_was_entered_stays_when_the_languages_are_read(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.READINESS))
    walk.journey.site.edit(SiteRequest(NAME, ADDRESS, 1053))
    asyncio.run(walk.to(StepId.SITE))
    assert walk.state.request == SiteRequest(NAME, ADDRESS, 1053)


def test_a_sign_in_that_is_cancelled_leaves_nothing_behind(walk: Walk) -> None:
    async def abandon() -> None:
        await walk.to(StepId.SIGN_IN)
        opened = asyncio.Event()
        waiting = asyncio.create_task(walk.journey.people.sign_in(lambda _: opened.set()))
        await opened.wait()
        waiting.cancel()
        await asyncio.wait([waiting])

    asyncio.run(abandon())
    assert (walk.state.account, walk.state.sign_in_address) == (None, "")
    assert walk.state.activity.doing is None


def test_signing_in_again_as_the_same_person_keeps_everything(walk: Walk) -> None:
    async def again() -> SetupState:
        await walk.to(StepId.REVIEW)
        before = walk.state
        await walk.journey.people.sign_in_again(lambda address: in_browser(address, "ready"))
        return before

    before = asyncio.run(again())
    assert replace(walk.state, activities=()) == replace(before, activities=())


def test_signing_in_again_as_someone_else_starts_at_their_environments(
    practice: Practice, walk: Walk
) -> None:
    practice.found("no-licence")

    async def again() -> None:
        await walk.to(StepId.REVIEW)
        await walk.journey.people.sign_in_again(lambda address: in_browser(address, "no-licence"))
        await walk.journey.arrive()

    asyncio.run(again())
    assert (walk.state.step, walk.state.environment) == (StepId.ENVIRONMENT, None)
    assert walk.state.account is not None
    assert walk.state.account.user_name == "chris@no-licence.contoso.example"
    assert walk.state.environments


def test_a_saved_account_needs_no_browser_on_the_next_start(
    practice: Practice, keyring: KeyringInMemory, tmp_path: Path
) -> None:
    practice.found("ready")
    with walking(practice.tenant, tmp_path) as first:
        asyncio.run(first.to(StepId.ENVIRONMENT))
        assert first.state.keeps_sign_in
    with walking(practice.tenant, tmp_path) as second:
        asyncio.run(second.journey.start())
        (account,) = second.state.saved_accounts
        second.journey.people.choose(account)
        asyncio.run(second.to(StepId.READINESS))
        assert second.state.is_ready


def test_what_a_signed_out_account_began_is_still_told_and_asks_to_sign_in(
    practice: Practice, keyring: KeyringInMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch, looks=1)
    practice.found("ready")
    with walking(practice.tenant, tmp_path) as first:
        asyncio.run(first.to(StepId.CREATE))
        practice.fault("unavailable", "power_platform", method="POST")
        asyncio.run(first.journey.arrive())
    with walking(practice.tenant, tmp_path) as second:
        asyncio.run(second.journey.start())
        (account,) = second.state.saved_accounts
        assert [one.request.name for one in second.state.unfinished] == [NAME]
        asyncio.run(second.journey.people.sign_out(account))
        assert second.state.saved_accounts == ()
        (begun,) = second.state.unfinished
        asyncio.run(second.journey.creation.resume(begun))
        assert second.state.step is StepId.SIGN_IN
    with walking(practice.tenant, tmp_path) as third:
        asyncio.run(third.journey.start())
        assert third.state.saved_accounts == ()


def test_without_a_keyring_the_program_says_that_it_keeps_nothing(walk: Walk) -> None:
    asyncio.run(walk.to(StepId.SIGN_IN))
    assert not walk.state.keeps_sign_in


def test_the_next_start_sees_how_an_unfinished_portal_stands(
    practice: Practice, keyring: KeyringInMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch, looks=1)
    practice.found("ready")
    with walking(practice.tenant, tmp_path) as first:
        asyncio.run(first.to(StepId.CREATE))
        practice.fault("unavailable", "power_platform", method="POST")
        asyncio.run(first.journey.arrive())
        (begun,) = first.connection.journal.creations()
    with walking(practice.tenant, tmp_path) as second:
        asyncio.run(second.journey.start())
        practice.fault("lost-reply", "power_platform", method="GET")
        asyncio.run(second.journey.unfinished.look())
        assert dict(second.state.standings) == {}
        practice.tenant.faults.clear()
        asyncio.run(second.journey.unfinished.look())
        assert dict(second.state.standings) == {begun.id: Standing.NOTHING_YET}
        with practice.organization() as organization:
            sites.add_site(organization, sites.Wish(NAME, ADDRESS, sites.CUSTOMER_PORTAL, 1033))
        asyncio.run(second.journey.unfinished.look())
        assert dict(second.state.standings)[begun.id] in (Standing.BUILDING, Standing.FINISHED)
        assert second.connection.journal.creations() == (begun,)
