from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pseudo_language import pseudo_language
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import delete
from window_states import STATES

from app.clouds import Cloud, cloud_named
from app.languages import ENGLISH, Language
from app.setup.connection import Connection, connect
from app.setup.journey import Journey
from app.setup.state import SetupState
from ui.beside.desk import Desk
from ui.scope import Scope
from ui.session import Session
from ui.start import prepared
from ui.turns import Later, at_once
from ui.window import Window


@dataclass
class Shown:
    """A window that shows a hand-made state; `opened` has the browser's pages, `reports` the files."""

    window: Window
    journey: Journey
    scope: Scope
    session: Session | None = None
    opened: list[str] = field(default_factory=list)
    reports: list[Path] = field(default_factory=list)
    practised: list[bool] = field(default_factory=list)
    came_forward: list[bool] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    logs: list[bool] = field(default_factory=list)
    menus: list[bool] = field(default_factory=list)
    closing: list[bool] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        labels = [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]
        buttons = [one for one in self.window.findChildren(QAbstractButton) if one.isVisible()]
        # A long caption takes two lines.
        return labels + [" ".join(one.text().split("\n")) for one in buttons]

    def find(self, name: str) -> QWidget:
        found = [one for one in self.window.findChildren(QWidget, name) if one.isVisible()]
        assert found, f"{name!r} is not shown"
        return found[0]

    def has(self, name: str) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def speak(self, language: Language) -> None:
        """Changes the language as the program does."""
        assert self.session is not None
        self.session = replace(self.session, language=language)
        self.window.speak(self.session)
        QApplication.processEvents()

    def become(self, state: SetupState) -> None:
        self.journey._stage.state = state
        self.window.show_state(state)


Show = Callable[..., Shown]


@pytest.fixture
def connections(tmp_path: Path) -> Iterator[Callable[[Cloud], Connection]]:
    made: list[Connection] = []

    def make(cloud: Cloud) -> Connection:
        made.append(connect(cloud, "client", tmp_path))
        return made[-1]

    yield make
    for connection in made:
        connection.close()


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    return prepared(qapp)


@pytest.fixture
def show(dressed: QApplication, connections: Callable[[Cloud], Connection]) -> Iterator[Show]:
    """Shows one of `STATES`, or another state, in a real window."""
    windows: list[Window] = []

    def make(
        state: str | SetupState,
        cloud: Cloud | None = None,
        *,
        on_windows: bool = False,
        later: Later = at_once,
        language: Language = ENGLISH,
    ) -> Shown:
        connection = connections(cloud or cloud_named("public"))
        closing: list[bool] = []
        window = Window()
        window.furnish(language, lambda: closing.append(True))
        moment = STATES[state] if isinstance(state, str) else state
        journey = Journey(connection, window.show_state, moment)
        scope = Scope(_unforeseen)
        shown = Shown(window, journey, scope, closing=closing)
        session = shown.session = Session(
            journey=journey,
            cloud=connection.cloud,
            page=scope,
            lasting=scope,
            open_page=shown.opened.append,
            open_report=shown.reports.append,
            open_calendar_file=shown.files.append,
            practise=lambda: shown.practised.append(True),
            come_forward=lambda: shown.came_forward.append(True),
            desk=Desk(lambda: shown.logs.append(True), lambda _button: shown.menus.append(True)),
            ask=window.ask,
            window_handle=(lambda: int(window.winId())) if on_windows else None,
            later=later,
            language=language,
            speak=lambda tag: shown.speak(pseudo_language(tag)),
        )
        window.begin(session)
        window.show()
        dressed.processEvents()
        windows.append(window)
        return shown

    yield make
    for window in windows:
        window.hide()
        delete(window)


def _unforeseen(trouble: Exception) -> None:
    raise trouble


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tells how far what is hardest to see stands out from its ground."""
    lowest: dict[tuple[str, str], tuple[float, str]] = {}
    for report in terminalreporter.getreports("passed"):
        for scheme, kind, found in dict(report.user_properties).get("contrasts", ()):
            lowest[scheme, kind] = min(tuple(found), lowest.get((scheme, kind), (21.0, "")))
    for (scheme, kind), (ratio, part) in sorted(lowest.items()):
        terminalreporter.write_line(f"lowest contrast, {scheme}, {kind}: {ratio:.2f} ({part[:60]})")
