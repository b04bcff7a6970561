from __future__ import annotations

from collections.abc import Iterator

import pytest
from practice_world import Practice, practising


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with practising(tmp_path_factory.mktemp("practice"), pace=1200) as practice:
        yield practice


@pytest.fixture
def practice(running_practice: Practice) -> Iterator[Practice]:
    """The practice tenant that tests share: without faults, and nothing unforeseen may happen in it."""
    yield running_practice
    running_practice.reset()
