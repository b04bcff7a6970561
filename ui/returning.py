"""A person who comes back to the window from another, such as the browser's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Returning(QObject):
    """Calls `act` whenever the window becomes the active one while `place` is shown in it."""

    def __init__(self, place: QWidget, act: Callable[[], None]) -> None:
        super().__init__(place)
        self._act = act
        place.installEventFilter(self)

    def eventFilter(self, _place: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Only looks."""
        if event.type() == QEvent.Type.WindowActivate:
            self._act()
        return False
