"""Buttons side by side, in as many lines as the width asks for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem

from ui.items_layout import ItemsLayout
from ui.tokens import SPACE


class FlowLayout(ItemsLayout):
    """Lays widgets out like words: what does not fit goes to the next line."""

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """As high as it has to be, no higher."""
        return Qt.Orientation(0)

    def height_at(self, width: int) -> int:
        """All lines, one below the other."""
        return self._lay_out(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts everything in its place."""
        super().setGeometry(place)
        self._lay_out(place, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Everything in one line."""
        sizes = [item.sizeHint() for item in self.shown()]
        width = sum(size.width() for size in sizes) + SPACE * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def _lay_out(self, place: QRect, *, moves: bool) -> int:
        y = place.y()
        for line in self._lines(place.width()):
            x, height = place.x(), max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint()
                if moves:
                    at = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                    self.put(item, at, place)
                x += size.width() + SPACE
            y += height + SPACE
        return max(y - SPACE - place.y(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = width
        for item in self.shown():
            wanted = SPACE + item.sizeHint().width()
            if lines and taken + wanted <= width:
                lines[-1].append(item)
                taken += wanted
            else:
                lines.append([item])
                taken = wanted - SPACE
        return lines
