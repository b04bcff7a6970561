"""A choice that unfolds, with an arrow in the scheme's colours: a style sheet takes the system's own."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from ui.icons import paint
from ui.tokens import SPACE, tokens_worn

_ARROW = 14


class ChoiceBox(QComboBox):
    """Shows what is chosen, and unfolds."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the arrow on top."""
        super().paintEvent(event)
        place = QRectF(0, 0, _ARROW, _ARROW)
        place.moveCenter(QRectF(self.rect()).center())
        place.moveRight(self.width() - SPACE)
        if self.isRightToLeft():
            place.moveLeft(SPACE)
        painter = QPainter(self)
        paint(painter, "unfold", "text" if self.isEnabled() else "faint", tokens_worn(), place)
        painter.end()
