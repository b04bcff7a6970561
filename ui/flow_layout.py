"""Buttons side by side, in as many lines as the width asks for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from ui.tokens import SPACE


class FlowLayout(QLayout):
    """Lays widgets out like words: what does not fit goes to the next line."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # Qt asks for heights many times over until everything has its place.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Takes one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """The one at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Gives one back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """As high as it has to be, no higher."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height that a width asks for."""
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), moves=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it is of another size, or is shown or hidden."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts everything in its place."""
        super().setGeometry(place)
        self._lay_out(place, moves=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Everything in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + SPACE * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Everything in lines of its own."""
        smallest = QSize(0, 0)
        for item in self._shown():
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay_out(self, place: QRect, *, moves: bool) -> int:
        y = place.y()
        for line in self._lines(place.width()):
            x, height = place.x(), max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint()
                if moves:
                    at = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                    item.setGeometry(QStyle.visualRect(self._direction(), place, at))
                x += size.width() + SPACE
            y += height + SPACE
        return max(y - SPACE - place.y(), 0)

    def _direction(self) -> Qt.LayoutDirection:
        """Which way the words of the language go."""
        place = self.parentWidget()
        return place.layoutDirection() if place is not None else Qt.LayoutDirection.LeftToRight

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = width
        for item in self._shown():
            wanted = SPACE + item.sizeHint().width()
            if lines and taken + wanted <= width:
                lines[-1].append(item)
                taken += wanted
            else:
                lines.append([item])
                taken = wanted - SPACE
        return lines
