"""A service that wants to know better who the person is: the browser opens by itself, and all goes on."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import browser
import pytest
from practice_world import Practice
from request_log import RequestLog
from walk import Walk, hurry, walking

from app.provisioning.progress import CreationStage
from app.setup.proof import Proof
from app.setup.state import SetupState, StepId

ALEX, CHRIS = "ready", "no-licence"


@dataclass
class Unasked:
    """The browser that opens by itself: what was opened, and what the person does there."""

    pages: list[str] = field(default_factory=list)
    does: Callable[[str], None] | None = field(default=lambda page: browser.sign_in(page, ALEX))
    people: list[threading.Thread] = field(default_factory=list)

    def open(self, page: str) -> None:
        """Stands for the call that opens a page."""
        self.pages.append(page)
        if self.does is not None:
            self.people.append(threading.Thread(target=self.does, args=(page,)))
            self.people[-1].start()

    @property
    def services(self) -> list[str]:
        """What was signed in for, in its order."""
        scopes = [dict(parse_qsl(urlsplit(page).query))["scope"] for page in self.pages]
        return [next(one for one in scope.split() if one.startswith("https")) for scope in scopes]


@pytest.fixture
def unasked() -> Iterator[Unasked]:
    unasked = Unasked()
    yield unasked
    for person in unasked.people:
        person.join()


@pytest.fixture
def walk(
    practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unasked: Unasked
) -> Iterator[Walk]:
    hurry(monkeypatch)
    practice.found(ALEX)
    with walking(practice.tenant, tmp_path / "state", open_page=unasked.open) as walk:
        yield walk


def proofs(walk: Walk) -> list[Proof | None]:
    """What was shown of pages that opened by themselves, each once in a row."""
    shown = [state.proof for state in walk.states]
    return [one for place, one in enumerate(shown) if place == 0 or shown[place - 1] != one]


def problem_code(walk: Walk) -> str | None:
    problem = walk.state.activity.problem
    return problem.code if problem else None


def proving_nothing(page: str) -> None:
    """Someone who signs in on a page that asks for no proof, as where a rule cannot be met."""
    parts = urlsplit(page)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name != "claims"]
    browser.sign_in(urlunsplit(parts._replace(query=urlencode(query))), ALEX)


def test_the_environments_are_read_once_the_person_has_confirmed(
    walk: Walk, practice: Practice, unasked: Unasked
) -> None:
    practice.fault("claims-challenge", "business_apps")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert walk.state.environments
    assert walk.state.activity.problem is None
    assert proofs(walk) == [None, Proof(), Proof(unasked.pages[0]), None]
    assert "claims=" in unasked.pages[0]


def test_checks_that_are_turned_away_together_open_one_page(
    walk: Walk, practice: Practice, unasked: Unasked
) -> None:
    for origin in ("power_platform", "graph", "organization-a", "finance-a"):
        practice.fault("claims-challenge", origin)
    asyncio.run(walk.to(StepId.READINESS))
    assert walk.state.is_ready
    assert all(one.finding is not None and one.finding.problem is None for one in walk.state.readiness)
    assert len(unasked.pages) == 1


def test_services_that_want_different_things_are_asked_for_one_after_the_other(
    walk: Walk, practice: Practice, unasked: Unasked
) -> None:
    practice.fault("claims-challenge", "graph", value=1)
    practice.fault("claims-challenge", "organization-a", value=2)
    asyncio.run(walk.to(StepId.READINESS))
    assert walk.state.is_ready
    assert len(unasked.pages) == len(set(unasked.services)) == 2
    open_pages = [one for one in proofs(walk) if one is None or one.address]
    assert [one is None for one in open_pages] == [True, False, True, False, True]


def test_what_does_not_help_leads_to_the_button_and_not_to_another_page(
    walk: Walk, practice: Practice, unasked: Unasked
) -> None:
    unasked.does = proving_nothing
    practice.fault("claims-challenge", "organization-a")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    walk.choose("Contoso Production")
    walk.journey.forward()
    asyncio.run(walk.journey.arrive())
    assert walk.verdict("administrator-role") == "could-not-be-checked"
    assert len(unasked.pages) == 1
    asyncio.run(walk.journey.checks.check_waiting())
    asyncio.run(walk.journey.checks.look_again())
    assert len(unasked.pages) == 1
    findings = [one.finding for one in walk.state.readiness if one.check.id == "administrator-role"]
    problem = findings[0].problem if findings[0] else None
    assert problem is not None
    assert problem.wish is not None
    asyncio.run(walk.journey.people.sign_in_again(lambda page: start(page, ALEX), problem.wish))
    asyncio.run(walk.journey.checks.check_waiting())
    assert walk.state.is_ready


def test_a_check_that_is_repeated_quietly_opens_no_page(
    walk: Walk, practice: Practice, unasked: Unasked
) -> None:
    practice.set_map("Accounts", "stopped")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    walk.choose("Contoso Production")
    walk.journey.forward()
    asyncio.run(walk.journey.arrive())
    practice.fault("claims-challenge", "organization-a")
    asyncio.run(walk.journey.checks.look_again())
    assert unasked.pages == []


def test_who_stops_it_gets_the_button(walk: Walk, practice: Practice, unasked: Unasked) -> None:
    unasked.does = None
    practice.fault("claims-challenge", "business_apps")

    async def stop() -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.sign_in()
        walk.journey.forward()
        reading = asyncio.create_task(walk.journey.arrive())
        await walk.shows(lambda state: state.proof is not None and state.proof.address != "")
        walk.journey.people.stop_proving()
        await reading

    asyncio.run(stop())
    assert (walk.state.proof, problem_code(walk)) == (None, "SIGN-IN-4")
    asyncio.run(walk.journey.people.sign_in_again(lambda page: start(page, ALEX)))
    asyncio.run(walk.journey.environments.load())
    assert walk.state.environments


def test_someone_else_who_signs_in_changes_nothing_but_can_be_chosen_and_signed_out(
    walk: Walk, practice: Practice, unasked: Unasked
) -> None:
    practice.found(CHRIS)
    unasked.does = lambda page: browser.sign_in(page, CHRIS)
    practice.fault("claims-challenge", "business_apps")
    asyncio.run(walk.to(StepId.ENVIRONMENT))
    assert problem_code(walk) == "SIGN-IN-4"
    assert walk.state.account is not None
    assert walk.state.account.user_name.startswith("alex")
    assert len(walk.state.saved_accounts) == 2


def test_a_page_that_is_open_ends_with_the_person_s_own_sign_in(
    walk: Walk, practice: Practice, unasked: Unasked
) -> None:
    unasked.does = None
    practice.fault("claims-challenge", "graph")

    async def sign_in_meanwhile() -> None:
        await walk.to(StepId.ENVIRONMENT)
        walk.choose("Contoso Production")
        walk.journey.forward()
        checking = asyncio.create_task(walk.journey.arrive())
        await walk.shows(lambda state: state.proof is not None)
        await walk.journey.people.sign_in_again(lambda page: start(page, ALEX))
        await checking

    asyncio.run(sign_in_meanwhile())
    assert walk.state.proof is None
    assert len(unasked.pages) <= 1


CREATED = "*/websites"


def test_a_challenge_to_the_creation_itself_is_answered_and_one_portal_comes_of_it(
    walk: Walk, practice: Practice, log: RequestLog, unasked: Unasked
) -> None:
    asyncio.run(walk.to(StepId.REVIEW))
    practice.fault("claims-challenge", "power_platform", method="POST")
    asyncio.run(walk.to(StepId.FINISHED))
    assert len(practice.sites()) == 1
    assert len(unasked.pages) == 1
    # The first was turned away at the door.
    assert log.count("POST", CREATED) == 2


@pytest.mark.parametrize("fault", ["claims-challenge", "expired-token"])
def test_a_sign_in_that_ends_while_the_portal_is_built_is_renewed_and_the_waiting_goes_on(
    walk: Walk, practice: Practice, log: RequestLog, unasked: Unasked, fault: str
) -> None:
    def sign_in(page: str) -> None:
        practice.tenant.faults.clear()
        browser.sign_in(page, ALEX)

    unasked.does = sign_in

    async def create() -> None:
        await walk.to(StepId.CREATE)
        practice.fault("never-finishes", "power_platform")
        creating = asyncio.create_task(walk.journey.arrive())
        await walk.shows(_is_building)
        practice.fault(fault, "power_platform")
        await creating

    asyncio.run(create())
    assert walk.state.site is not None
    assert len(unasked.pages) == 1
    assert log.count("POST", CREATED) == 1
    assert len(practice.sites()) == 1


def test_a_creation_whose_person_stays_away_shows_the_button_and_can_go_on(
    walk: Walk, practice: Practice, log: RequestLog, unasked: Unasked
) -> None:
    unasked.does = browser.decline

    async def create() -> None:
        await walk.to(StepId.CREATE)
        practice.fault("never-finishes", "power_platform")
        creating = asyncio.create_task(walk.journey.arrive())
        await walk.shows(_is_building)
        practice.fault("claims-challenge", "power_platform")
        await creating

    asyncio.run(create())
    assert walk.state.activity.needs_sign_in
    assert len(unasked.pages) == 1
    practice.tenant.faults.clear()
    asyncio.run(walk.journey.people.sign_in_again(lambda page: start(page, ALEX)))
    asyncio.run(walk.journey.creation.create())
    assert walk.state.site is not None
    assert log.count("POST", CREATED) == 1


def _is_building(state: SetupState) -> bool:
    return state.progress is not None and state.progress.stage is CreationStage.BUILDING


def start(page: str, scenario: str) -> None:
    threading.Thread(target=browser.sign_in, args=(page, scenario)).start()
