from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from creation_trial import Trial
from practice_world import Practice, practising
from request_log import watch


@pytest.fixture(scope="session")
def running_practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    with practising(tmp_path_factory.mktemp("practice"), pace=60) as practice:
        yield practice


@pytest.fixture
def trial(practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """A creation in the company in which everything is ready."""
    return Trial(practice, tmp_path / "journal.sqlite3", watch(practice.tenant, monkeypatch))
