"""Two parts side by side, or one below the other where side by side they would be too narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.items_layout import ItemsLayout
from ui.measures import in_proportion
from ui.tokens import SPACE

_LEAST_WORDS = 150
"""Pixels in which words can be read, for type of the usual size."""


@dataclass(frozen=True)
class Reflow:
    """How it is done; lengths are in pixels for type of the usual size.

    `share` is the part of the width that the first one gets, up to `widest`; without it, the second gets what
    it wants and the first one the rest. Narrower than `narrowest`, they stand one below the other, and have
    at least these `heights` then.
    """

    narrowest: int
    share: float | None = None
    widest: int = 1_000_000
    heights: tuple[int, int] = (0, 0)
    gap: int = SPACE


class ReflowLayout(ItemsLayout):
    """Lays out two widgets. The height that it asks for depends on the width that it gets."""

    def __init__(self, first: QWidget, second: QWidget, how: Reflow) -> None:
        super().__init__(first, second)
        self._how = how

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """As its parts do."""
        wanted = Qt.Orientation(0)
        for item in self.shown():
            wanted |= item.expandingDirections()
        return wanted

    def height_at(self, width: int) -> int:
        """Down to where the lower one ends."""
        return max((place.bottom() + 1 for place in self._places(width, 0)), default=0)

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts both in their places."""
        super().setGeometry(place)
        for item, at in zip(self.shown(), self._places(place.width(), place.height()), strict=True):
            self.put(item, at.translated(place.topLeft()), place)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Both side by side."""
        sizes = [item.sizeHint() for item in self.shown()]
        gaps = self._how.gap * max(len(sizes) - 1, 0)
        return QSize(
            sum(one.width() for one in sizes) + gaps, max((one.height() for one in sizes), default=0)
        )

    def _places(self, width: int, height: int) -> list[QRect]:
        """Where each part is, in a room that is `height` high at least."""
        shown = self.shown()
        if len(shown) < 2:
            return [QRect(0, 0, width, max(height, _height(one, width))) for one in shown]
        widths = self._widths(shown[0], shown[1], width)
        if widths is None:
            return self._below(shown[0], shown[1], QSize(width, height))
        high = max(height, *(_height(one, wide) for one, wide in zip(shown, widths, strict=True)))
        second = QPoint(width - widths[1], 0)
        return [QRect(QPoint(0, 0), QSize(widths[0], high)), QRect(second, QSize(widths[1], high))]

    def _below(self, first: QLayoutItem, second: QLayoutItem, room: QSize) -> list[QRect]:
        least = [in_proportion(one) for one in self._how.heights]
        above = max(_height(first, room.width()), least[0])
        top = above + self._how.gap
        rest = max(_height(second, room.width()), least[1], room.height() - top)
        wide = room.width() if self._how.share is not None else min(second.sizeHint().width(), room.width())
        return [QRect(0, 0, room.width(), above), QRect(0, top, wide, rest)]

    def _widths(self, first: QLayoutItem, second: QLayoutItem, width: int) -> tuple[int, int] | None:
        """How wide both are side by side; None where they do not fit so."""
        how, room = self._how, width - self._how.gap
        if how.share is None:
            wanted = second.sizeHint().width()
            fits = room - wanted >= max(in_proportion(how.narrowest), first.minimumSize().width())
            return (room - wanted, wanted) if fits else None
        least, most = first.minimumSize().width(), room - second.minimumSize().width()
        if width < in_proportion(how.narrowest) or least > most:
            return None
        mine = min(max(int(room * how.share), least), most, max(in_proportion(how.widest), least))
        return mine, room - mine


def reflow(first: QWidget, second: QWidget, how: Reflow) -> QWidget:
    """Both as one widget."""
    made = QWidget()
    made.setLayout(ReflowLayout(first, second, how))
    return made


def _height(item: QLayoutItem, width: int) -> int:
    wanted = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(wanted, item.minimumSize().height())


def with_button(said: QWidget, pressed: QWidget, *, gap: int = SPACE) -> QWidget:
    """Words with what belongs to them at their end, or below them where they would have too little room."""
    return reflow(said, pressed, Reflow(_LEAST_WORDS, gap=gap))
