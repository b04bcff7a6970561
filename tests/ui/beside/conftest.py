from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from app.log.log import Log
from app.text import render
from ui.beside.beside import Beside, OfTheSession
from ui.scope import Scope
from ui.start import prepared


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    return prepared(qapp)


@pytest.fixture
def window(dressed: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.show()
    yield made
    if isValid(made):
        delete(made)


@pytest.fixture
def log() -> Log:
    return Log()


MakeBeside = Callable[..., Beside]


@pytest.fixture
def make_beside(window: QWidget, log: Log, tmp_path: Path) -> MakeBeside:
    """Makes what there is beside `window`; nothing may be reported."""

    def make(session: OfTheSession | None = None) -> Beside:
        work = Scope(_unforeseen)
        return Beside(window, render, log, tmp_path, session or OfTheSession(), work, lambda: None)

    return make


def _unforeseen(trouble: Exception) -> None:
    raise trouble
