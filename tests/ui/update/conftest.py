from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def work_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page begins is done at once."""

    def done(_scope: object, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run(work)

    monkeypatch.setattr("ui.scope.Scope.spawn", done)
