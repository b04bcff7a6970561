"""A note from the system that something is finished or needs the person, unless they look at the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_SHOWN_FOR = 15_000
"""Milliseconds that the note stays, where the system leaves that to the program."""


class Notification:
    """Shows notes for a window. Where the system shows none, its entry in the task bar asks for attention."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def show(self, title: str, message: str) -> bool:
        """Shows a note, unless the window is the active one. Says whether the person was told."""
        if self._window.isActiveWindow():
            return False
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            icon = self._kept()
            icon.show()
            icon.showMessage(title, message, self._window.windowIcon(), _SHOWN_FOR)
        return True

    def close(self) -> None:
        """Takes the icon away on which the notes hang."""
        if self._icon is not None:
            self._icon.hide()

    def _kept(self) -> QSystemTrayIcon:
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._window.windowIcon(), self._window)
            self._icon.messageClicked.connect(self._come_forward)
            self._icon.activated.connect(lambda _reason: self._come_forward())
        return self._icon

    def _come_forward(self) -> None:
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()
