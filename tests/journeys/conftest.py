from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from practice_world import Practice, practising
from request_log import RequestLog, watch
from walk import Walk, WalkIn, hurry, walking


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with practising(tmp_path_factory.mktemp("practice"), pace=10_000) as practice:
        yield practice


@pytest.fixture
def practice(running_practice: Practice) -> Iterator[Practice]:
    """The practice tenant that journeys share: without faults, and nothing unforeseen may happen in it."""
    yield running_practice
    running_practice.reset()


@pytest.fixture
def log(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> RequestLog:
    """The requests that arrive at the tenant."""
    return watch(practice.tenant, monkeypatch)


@pytest.fixture
def walk_in(practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WalkIn]:
    """Start the program for the person of a scenario; a second call is a second start of the program."""
    hurry(monkeypatch)
    with ExitStack() as at_the_end:

        def start(scenario: str) -> Walk:
            practice.found(scenario)
            return at_the_end.enter_context(walking(practice.tenant, tmp_path / "state", scenario))

        yield start
