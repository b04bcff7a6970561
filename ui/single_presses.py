"""A button that stays in its place from page to page is pressed once by a double click or a held key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class SinglePresses(QObject):
    """Takes the second click of a double one, and a key that repeats itself, away from `button`.

    Whoever clicks everything twice would otherwise go past a page without having seen it.
    """

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        button.installEventFilter(self)

    def eventFilter(self, _button: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Says which events go no further."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.isAutoRepeat() and event.key() in _PRESSES
        return event.type() == QEvent.Type.MouseButtonDblClick
