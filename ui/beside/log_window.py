"""The log while it is written, and the support file: shown as it will be saved, before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QWidget

from app.checks.check import CheckResult
from app.log.log import MOST, Log
from app.report.support_file import ENDING, SupportPart, checks_part, file_name, versions_part, zipped
from app.report.versions import versions
from app.text import text
from ui.beside.side_window import side_window
from ui.save_dialog import ask_where_to_save
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import button, column, copy, words

_TITLE = text("Log and support file")
_ABOUT = text(
    "What the program has done since it was started. Passwords, sign-ins and names are left out. Nothing is "
    "sent anywhere: save a support file and give it to whoever helps you. It has exactly what you see here."
)
_EVERY = 500
"""Milliseconds between two looks for new lines."""


class LogWindow:
    """`results` gives the checks as they stand, `save` puts the file where the person wants it."""

    def __init__(
        self,
        parent: QWidget,
        say: Say,
        log: Log,
        results: Callable[[], tuple[CheckResult, ...]],
        save: Callable[[Path, bytes], None],
    ) -> None:
        self._say, self._log, self._results, self._save = say, log, results, save
        self._shown = 0
        self._views = {
            "log.txt": _view(say(text("Log"))),
            "versions.txt": _view(say(text("Versions"))),
            "checks.txt": _view(say(text("Checks"))),
        }
        tabs = QTabWidget()
        for view in self._views.values():
            tabs.addTab(view, view.accessibleName())
        inside = column(words(say(_ABOUT)), tabs, gap=2 * SPACE)
        inside.setStretch(1, 1)
        saving = button(say(text("Save a support file")), self._ask_where, "primary", name="save-support")
        copying = button(say(text("Copy")), self._copy, name="copy-support")
        self.widget: QWidget = side_window(parent, say, _TITLE, inside, saving, copying)
        self._timer = QTimer(self.widget)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY)
        self._look()

    def _look(self) -> None:
        """Shows what is new."""
        for line in self._log.after(self._shown):
            self._views["log.txt"].appendPlainText(str(line))
            self._shown = line.number
        for part in (versions_part(versions(_of_the_window())), checks_part(self._results())):
            view = self._views[part.name]
            if view.toPlainText() != part.content:
                view.setPlainText(part.content)

    def _parts(self) -> tuple[SupportPart, ...]:
        """What is shown just now."""
        self._look()
        shown = {name: view.toPlainText() for name, view in self._views.items()}
        return tuple(SupportPart(name, content) for name, content in shown.items())

    def _copy(self) -> None:
        copy("\n\n".join(f"{part.name}\n{part.content}" for part in self._parts()))

    def _ask_where(self) -> None:
        parts = self._parts()
        say, suggested = self._say, file_name(datetime.now().astimezone())
        title, kinds = say(text("Save a support file")), {ENDING: say(text("Support file"))}
        ask_where_to_save(self.widget, title, suggested, kinds, lambda file: self._save(file, zipped(parts)))


def _view(name: str) -> QPlainTextEdit:
    view = QPlainTextEdit()
    view.setReadOnly(True)
    view.setAccessibleName(name)
    view.setTabChangesFocus(True)
    view.setMaximumBlockCount(MOST)
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    return view


def _of_the_window() -> dict[str, str]:
    screens = (
        f"{one.size().width()}x{one.size().height()} at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    )
    return {"Qt": qVersion() or "", "platform": QGuiApplication.platformName(), "screens": ", ".join(screens)}
