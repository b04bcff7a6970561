from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from practice_world import Practice
from request_log import RequestLog, watch
from walk import Walk, WalkIn, hurry, walking


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
