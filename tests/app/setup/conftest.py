from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from states_of_updating import updating
from update_person import Person
from update_tools import ToolsInMemory

from app.clouds import cloud_named
from app.setup.connection import Connection, connect
from app.setup.journey import Journey
from app.setup.state import SetupState
from app.setup.update_state import UpdateState


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    made = connect(cloud_named("public"), "client", tmp_path)
    yield made
    made.close()


@pytest.fixture
def person(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> Person:
    tools, restarts = ToolsInMemory(), list[bool]()

    async def restart(_care: object, settled: Callable[[], Awaitable[None]]) -> None:
        restarts.append(True)
        if tools.restarts:
            await settled()

    monkeypatch.setattr("app.setup.aftercare.CaringFor.restart", restart)
    states: list[SetupState] = []
    begun = replace(updating(UpdateState()), update=None)
    journey = Journey(connection, states.append, begun, update_tools=lambda _stage: tools.both)
    return Person(journey, tools, restarts, states)
