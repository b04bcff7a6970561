"""What the layouts of this program have in common: they keep items, and ask for a height by the width."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class ItemsLayout(QLayout):
    """Qt lets a layout be made by inheritance alone; how things are laid out is each one's own."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # Qt asks for heights many times over until everything has its place.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    @abstractmethod
    def height_at(self, width: int) -> int:
        """The height in pixels that all that is shown needs in a width."""

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

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height that a width asks for."""
        if width not in self._heights:
            self._heights[width] = self.height_at(width)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it is of another size, or is shown or hidden."""
        self._heights.clear()
        super().invalidate()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """One below the other, as narrow as can be; how high that is depends on the width."""
        smallest = QSize(0, 0)
        for item in self.shown():
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def shown(self) -> list[QLayoutItem]:
        """The items that are not hidden, in their order."""
        return [item for item in self._items if not item.isEmpty()]

    def put(self, item: QLayoutItem, at: QRect, within: QRect) -> None:
        """Puts an item in its place, on the side on which the words of the language begin."""
        place = self.parentWidget()
        direction = place.layoutDirection() if place is not None else Qt.LayoutDirection.LeftToRight
        item.setGeometry(QStyle.visualRect(direction, within, at))
