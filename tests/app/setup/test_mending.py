from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from practice_world import Practice
from request_log import RequestLog, watch
from walk import Walk, walking

from app.checks.catalogue import all_checks
from app.checks.check import Verdict
from app.errors import Throttled
from app.provisioning.installing import InstallationPatience, Installer
from app.setup import flow
from app.setup.mending import maps_wait
from app.setup.mending_state import TABLE_MAPS
from app.setup.pace import Pace
from app.setup.state import SetupState, StepId

QUICK = Pace(first=0.02, longest=0.05, unattended=60.0)
Start = Callable[[str], Walk]


@pytest.fixture
def log(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> RequestLog:
    return watch(practice.tenant, monkeypatch)


@pytest.fixture
def start(practice: Practice, tmp_path: Any) -> Any:
    """Starts the program at the readiness page of a scenario, with a watch that looks very often."""
    opened = []

    def begin(scenario: str) -> Walk:
        practice.found(scenario)
        context = walking(practice.tenant, tmp_path / "state", scenario)
        walk = context.__enter__()
        opened.append(context)
        walk.journey.mending._pace = QUICK
        asyncio.run(walk.to(StepId.READINESS))
        return walk

    yield begin
    for context in opened:
        context.__exit__(None, None, None)


def watched(walk: Walk, meanwhile: Callable[[], Awaitable[None]]) -> None:
    """Watches the table maps, and does something meanwhile."""

    async def both() -> None:
        watching = asyncio.create_task(walk.journey.arrive())
        await meanwhile()
        async with asyncio.timeout(60):
            await watching

    walk.journey.mending.open(TABLE_MAPS)
    asyncio.run(both())


def test_each_map_is_ticked_off_the_moment_it_runs(practice: Practice, start: Start) -> None:
    walk = start("maps-stopped")
    assert maps_wait(walk.state)

    async def starts_both() -> None:
        for title, check in (
            ("Products", "table-map-products"),
            ("Sales Order Details", "table-map-sales-order-details"),
        ):
            await walk.shows(lambda state: state.mending is not None and state.mending.looked_at is not None)
            assert walk.verdict(check) == "not-ready"
            practice.set_map(title, "running", "maps-stopped")
            await walk.shows(lambda state, check=check: walk.verdict(check) == "ready")  # type: ignore[misc]

    watched(walk, starts_both)
    assert not maps_wait(walk.state)
    assert walk.state.mending is not None
    assert not walk.state.mending.watches
    walk.journey.mending.close()
    assert walk.state.place == (StepId.READINESS, "")
    assert flow.obstacle(walk.state) is None


def test_a_watch_asks_again_only_for_what_can_change(
    practice: Practice, start: Start, log: RequestLog
) -> None:
    walk = start("maps-stopped")
    log.requests.clear()

    async def some_looks() -> None:
        await walk.shows(lambda _: log.count("GET", "*/msdyn_dualwriteruntimeconfigs") > 2)
        practice.set_map("Products", "running", "maps-stopped")
        practice.set_map("Sales Order Details", "running", "maps-stopped")

    watched(walk, some_looks)
    assert log.count("GET", "*/DualWriteProjectConfigurations") > 2
    assert log.count("GET", "*/msdyn_dualwriteruntimeconfigs") > 2
    assert log.count("GET", "*/msdyn_dualwriteentitymaps") == 1
    assert log.count("GET", "*/RetrieveFinanceAndOperationsIntegrationDetails") == 1


def test_a_map_that_cannot_be_read_is_confirmed_and_the_watch_ends(practice: Practice, start: Start) -> None:
    practice.environment("ready")
    practice.fault("server-problem", "finance-a")
    walk = start("ready")
    assert walk.verdict("table-map-products") == "could-not-be-checked"

    async def confirms() -> None:
        await walk.shows(lambda state: state.mending is not None and state.mending.looked_at is not None)
        walk.journey.checks.confirm("table-map-products")
        walk.journey.mending.look_now()

    watched(walk, confirms)
    assert walk.verdict("table-map-products") == "confirmed-by-you"
    assert walk.verdict("table-map-accounts") == "ready"


def test_a_watch_rests_when_nobody_is_there_and_goes_on_when_somebody_comes(
    practice: Practice, start: Start
) -> None:
    walk = start("maps-stopped")
    seconds = [0.0]
    walk.journey.mending._clock = lambda: seconds[0]

    async def goes_away_and_comes_back() -> None:
        await walk.shows(lambda state: state.mending is not None and state.mending.watches)
        seconds[0] = 61.0
        await walk.shows(lambda state: state.mending is not None and state.mending.rests)
        practice.set_map("Products", "running", "maps-stopped")
        practice.set_map("Sales Order Details", "running", "maps-stopped")
        await asyncio.sleep(0.2)
        assert walk.verdict("table-map-products") == "not-ready"
        walk.journey.mending.attend()

    watched(walk, goes_away_and_comes_back)
    assert walk.verdict("table-map-products") == "ready"


def test_a_watch_waits_as_long_as_a_service_asks(
    practice: Practice, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = start("maps-stopped")
    asked: list[float] = []

    async def throttled(_: object) -> tuple[()]:
        raise Throttled("Finance and Operations", 429, wait=77.0)

    async def rest(seconds: float) -> None:
        asked.append(seconds)
        raise asyncio.CancelledError

    monkeypatch.setattr("app.services.finance.map_projects", throttled)
    monkeypatch.setattr(walk.journey.mending, "_rest", rest)
    walk.journey.mending.open(TABLE_MAPS)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(walk.journey.arrive())
    assert asked == [77.0]
    assert walk.state.mending is not None
    assert not walk.state.mending.watches


def test_leaving_the_page_ends_the_watch_and_keeps_what_was_found(start: Start) -> None:
    walk = start("maps-stopped")

    async def leave() -> None:
        walk.journey.mending.open(TABLE_MAPS)
        watching = asyncio.create_task(walk.journey.arrive())
        await walk.shows(lambda state: state.mending is not None and state.mending.looked_at is not None)
        walk.journey.back()
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)

    asyncio.run(leave())
    assert walk.state.place == (StepId.READINESS, "")
    assert walk.verdict("table-map-products") == "not-ready"
    assert len(walk.state.readiness) == len(all_checks())


def test_the_page_of_the_dual_write_screen_is_that_of_the_environment(start: Start) -> None:
    walk = start("maps-stopped")
    walk.journey.mending.open(TABLE_MAPS)
    assert walk.state.mending is not None
    assert walk.state.environment is not None
    assert walk.state.mending.page.endswith(f"/pages/dual_write?environment={walk.state.environment.id}")
    assert walk.state.mending.second_page == ""


def test_another_step_or_environment_ends_the_mending(start: Start) -> None:
    walk = start("maps-stopped")
    walk.journey.mending.open(TABLE_MAPS)
    state: SetupState = walk.state
    assert flow.go(state, StepId.SIGN_IN).mending is None
    assert state.with_environment(None).mending is None
    other = replace(state.environment, id="other") if state.environment else None
    assert state.with_environment(other).mending is None


def test_missing_solutions_are_installed_and_then_there(
    practice: Practice, start: Start, log: RequestLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry_installations(monkeypatch)
    walk = start("solutions-missing")
    assert walk.verdict("dual-write-solutions") == "not-ready"
    walk.journey.mending.open("dual-write-solutions")
    asyncio.run(walk.journey.mending.perform())
    assert walk.verdict("dual-write-solutions") == "ready"
    assert walk.state.mending is not None
    assert str(walk.state.mending.done) == "The dual-write solutions are installed."
    assert walk.state.mending.doing is None
    assert log.count("POST", "*/install") == 1
    assert "Dual-write Supply Chain Extended Solution" in " ".join(
        str(state.mending.doing) for state in walk.states if state.mending and state.mending.doing
    )


def test_an_installation_that_is_not_allowed_is_told_as_such(
    practice: Practice, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry_installations(monkeypatch)
    monkeypatch.setattr(
        "app.demo.power_platform.application_packages.is_administrator", lambda _organization: False
    )
    walk = start("solutions-missing")
    walk.journey.mending.open("dual-write-solutions")
    asyncio.run(walk.journey.mending.perform())
    assert walk.state.mending is not None
    assert walk.state.mending.problem is not None
    assert walk.state.mending.problem.code == "SERVICE-2"
    assert walk.verdict("dual-write-solutions") == Verdict.NOT_READY.value


def test_what_the_program_cannot_do_is_not_tried(start: Start, log: RequestLog) -> None:
    walk = start("ready")
    walk.journey.mending.open("table-map-accounts")
    asyncio.run(walk.journey.mending.perform())
    assert log.count("POST", "*/install") == 0


def hurry_installations(monkeypatch: pytest.MonkeyPatch) -> None:
    hurried = partial(Installer, patience=InstallationPatience(pause=0.01, shortest=0.01))
    monkeypatch.setattr("app.checks.dual_write_solutions.Installer", hurried)
