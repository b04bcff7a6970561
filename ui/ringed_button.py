"""A button whose filled form has a ring inside where the keyboard is: at its edge, it would not stand out."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from ui.tokens import tokens_worn

_INSIDE, _THICK = 4, 2


class RingedButton(QPushButton):
    """A button in any of the looks of the style sheet."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the ring on top."""
        super().paintEvent(event)
        if not self.hasFocus() or self.property("look") != "primary":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_worn().on_accent), _THICK))
        place = QRectF(self.rect()).adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
        painter.drawRoundedRect(place, 3, 3)
        painter.end()
