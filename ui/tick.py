"""A box to tick, drawn in the colours of the scheme: the system's own cannot be seen on a dark ground."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.icons import paint
from ui.tokens import tokens_worn

_BOX, _ROOM = 18, 24


class Tick(QCheckBox):
    """A box without words; `says` tells screen readers what it is for."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the box and for the ring around it."""
        return QSize(_ROOM, _ROOM)

    def hitButton(self, _place: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Everywhere: the whole of it is the box."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints the box, the tick in it, and the ring where the keyboard is."""
        tokens = tokens_worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, _BOX, _BOX)
        box.moveCenter(QRectF(self.rect()).center())
        filled = tokens.accent if self.isChecked() else tokens.surface
        line = tokens.accent if self.isChecked() or self.hasFocus() else tokens.field_line
        painter.setBrush(QColor(filled))
        painter.setPen(QPen(QColor(line), 2 if self.hasFocus() else 1))
        # Half a pixel in, a thin line is one pixel wide and not two faint ones.
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.isChecked():
            paint(painter, "yes", "on_accent", tokens, box.adjusted(2, 2, -2, -2))
        if self.hasFocus():
            painter.setBrush(QColor(0, 0, 0, 0))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 5, 5)
        painter.end()
