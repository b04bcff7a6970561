from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from kept_ports import kept_ports
from practice_world import in_browser
from request_log import watch
from walk import Walk, hurry, walking

from app.demo.faults import Fault
from app.demo.tenant import PracticeTenant
from app.setup.state import SetupState, StepId


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with kept_ports(tmp_path / "practice"):
        yield tmp_path / "practice"


def is_hindered(state: SetupState) -> bool:
    return state.progress is not None and state.progress.hindrance is not None


def is_building(state: SetupState) -> bool:
    return state.progress is not None and state.progress.stage.value == "building"


async def to_the_building_of(walk: Walk, tenant: PracticeTenant) -> asyncio.Task[None]:
    await walk.to(StepId.CREATE)
    tenant.faults.add(Fault("never-finishes", "power_platform"))
    creating = asyncio.create_task(walk.journey.arrive())
    await walk.shows(is_building)
    return creating


def test_a_restart_in_the_middle_is_a_network_that_was_away(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)

    async def create(walk: Walk, tenant: PracticeTenant) -> None:
        creating = await to_the_building_of(walk, tenant)
        await asyncio.to_thread(tenant.close)
        await walk.shows(is_hindered)
        with await asyncio.to_thread(lambda: PracticeTenant.start(folder, pace=10_000)) as again:
            log = watch(again, monkeypatch)
            await creating
            assert log.count("POST", "*/websites") == 0

    tenant = PracticeTenant.start(folder, pace=10_000)
    with walking(tenant, tmp_path / "state") as walk:
        asyncio.run(create(walk, tenant))
        assert walk.state.site is not None


def test_program_and_company_both_restarted_find_the_creation_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)

    async def begin(walk: Walk, tenant: PracticeTenant) -> None:
        creating = await to_the_building_of(walk, tenant)
        creating.cancel()
        await asyncio.wait([creating])

    async def go_on(walk: Walk) -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.journey.people.sign_in(lambda address: in_browser(address, "ready"))
        (creation,) = walk.state.unfinished
        await walk.journey.creation.resume(creation)
        walk.journey.forward()

    with (
        PracticeTenant.start(folder, pace=10_000) as tenant,
        walking(tenant, tmp_path / "state") as walk,
    ):
        asyncio.run(begin(walk, tenant))
    with (
        PracticeTenant.start(folder, pace=10_000) as tenant,
        walking(tenant, tmp_path / "state") as walk,
    ):
        log = watch(tenant, monkeypatch)
        asyncio.run(go_on(walk))
        assert walk.state.step is StepId.FINISHED
        assert walk.state.site is not None
        assert log.count("POST", "*/websites") == 0
