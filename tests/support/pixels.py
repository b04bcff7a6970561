"""Colours as they are on the screen: counted in a picture, whatever the style sheet promises."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from ui.colours import contrast


@dataclass(frozen=True)
class Picture:
    """The picture of a window. Its places are in the window's own coordinates."""

    image: QImage

    @classmethod
    def of(cls, window: QWidget) -> Picture:
        """Takes it."""
        return cls(window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))

    def colours(self, place: QRect) -> Counter[int]:
        """How often each colour is there."""
        return Counter(memoryview(self.image.copy(place).constBits()).cast("I"))

    def row(self, x: int, y: int, width: int) -> list[int]:
        """Colours side by side."""
        return [self.image.pixel(x + step, y) for step in range(width)]

    def contrast(self, place: QRect) -> float:
        """How far the colour that differs most stands out from the one that is there most."""
        found = self.colours(place)
        ground = found.most_common(1)[0][0]
        return max(ratio(one, ground) for one in found)


@cache
def ratio(one: int, other: int) -> float:
    """The contrast of two colours of a picture."""
    return contrast(QColor.fromRgb(one), QColor.fromRgb(other))
