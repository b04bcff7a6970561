from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop
from window_driver import Browser, Setting

from ui.start import prepared

Play = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture
def setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Setting]:
    browser = Browser()
    browser.cookies.trust_env = False
    with browser.cookies:
        yield Setting(tmp_path, browser, monkeypatch)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    return prepared(qapp)


@pytest.fixture
def play(dressed: QApplication) -> Play:
    """Runs a way through the window on Qt's loop, as the program does."""

    def run(way: Coroutine[Any, Any, Any]) -> Any:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(dressed)) as runner:
            ended = runner.run(way)
        # Timers that the loop leaves behind have to be destroyed in the thread that they belong to.
        gc.collect()
        return ended

    return run
