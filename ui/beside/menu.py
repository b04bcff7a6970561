"""The menu: a bar at the top of the screen on macOS, a small menu at a button elsewhere."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.text import Text, text
from ui.session import Say

_Role = QAction.MenuRole
_Keys = QKeySequence.StandardKey


@dataclass(frozen=True)
class Acts:
    """What the menu does."""

    about: Callable[[], None]
    licences: Callable[[], None]
    log: Callable[[], None]
    settings: Callable[[], None]
    close: Callable[[], None]


class ProgramMenu:
    """The menu of `window`, whose keys work while the window is the active one."""

    def __init__(
        self, window: QWidget, say: Say, acts: Acts, *, is_mac: bool = platform.system() == "Darwin"
    ) -> None:
        self._say, self._window, self._acts = say, window, acts
        self._menu = QMenu(window)
        self.speak()
        self.bar = self._in_a_bar() if is_mac else None

    def speak(self) -> None:
        """Names everything in the language of now."""
        acts = self._acts
        for before in self._menu.actions():
            self._window.removeAction(before)
        self._menu.clear()
        self._menu.setTitle(self._say(text("Menu")))
        self._add(text("Settings"), acts.settings, _Role.PreferencesRole, _Keys.Preferences)
        self._add(text("Log and support file"), acts.log, _Role.NoRole)
        self._menu.addSeparator()
        self._add(text("Licences"), acts.licences, _Role.NoRole)
        self._add(text("About Customer Portal Setup"), acts.about, _Role.AboutRole)
        self._menu.addSeparator()
        self._add(text("Quit"), acts.close, _Role.QuitRole, _Keys.Quit)

    def show_beside(self, button: QWidget) -> None:
        """Opens the menu above a button. Nothing waits for it."""
        height = self._menu.sizeHint().height()
        self._menu.popup(button.mapToGlobal(QPoint(0, -height)))

    def _add(
        self,
        caption: Text,
        act: Callable[[], None],
        role: QAction.MenuRole,
        keys: QKeySequence.StandardKey | None = None,
    ) -> None:
        made = QAction(self._say(caption), self._menu)
        made.setMenuRole(role)
        made.triggered.connect(lambda _checked=False: act())
        if keys is not None:
            made.setShortcuts(keys)
        self._menu.addAction(made)
        # A menu that is not open hears no keys; the window does.
        self._window.addAction(made)

    def _in_a_bar(self) -> QMenuBar:
        bar = QMenuBar(self._window)
        bar.addMenu(self._menu)
        return bar
