from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from practice_world import Practice, practising

_DOCUMENT = Path(__file__).parents[3] / "shared" / "contract" / "power-platform-api.json"


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with practising(tmp_path_factory.mktemp("practice"), pace=10_000) as practice:
        yield practice


@pytest.fixture
def practice(running_practice: Practice) -> Iterator[Practice]:
    """The practice tenant, which may meet nothing unforeseen."""
    yield running_practice
    running_practice.reset()


@pytest.fixture(scope="session")
def documented() -> Any:
    """What Microsoft's own client knows of the Power Platform API."""
    if not _DOCUMENT.is_file():
        pytest.skip("the description of the Power Platform API is not beside the project")
    return json.loads(_DOCUMENT.read_text("utf-8"))
