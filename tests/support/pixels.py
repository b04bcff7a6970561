"""Colours as they are on the screen: counted in a picture, whatever the style sheet promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from ui.colours import contrast

_EDGE = 3
"""Pixels that an edge may be thick."""


@dataclass(frozen=True)
class Picture:
    """The picture of a window, or of a part of it. Its places are in its own coordinates."""

    image: QImage

    @classmethod
    def of(cls, window: QWidget, place: QRect | None = None) -> Picture:
        """Takes it."""
        taken = window.grab(place) if place is not None else window.grab()
        return cls(taken.toImage().convertToFormat(QImage.Format.Format_RGB32))

    def contrast(self, place: QRect) -> float:
        """How far the colour that differs most stands out from the one that is there most."""
        found = Counter(_colours(self.image.copy(place)))
        ground = found.most_common(1)[0][0]
        return max(ratio(one, ground) for one in found)

    def edge(self, place: QRect) -> float:
        """How far the edge of a place, in the middle of its sides, stands out from what is around it."""
        centre = place.center()
        edge = {
            self.image.pixel(x, y)
            for step in range(_EDGE)
            for x, y in (
                (place.left() + step, centre.y()),
                (place.right() - step, centre.y()),
                (centre.x(), place.top() + step),
                (centre.x(), place.bottom() - step),
            )
        }
        around = self.image.pixel(place.left() - _EDGE, centre.y())
        return max(ratio(one, around) for one in edge)

    def differences(self, other: Picture) -> Iterator[tuple[int, int]]:
        """The colours of this and another picture wherever they differ."""
        pairs = zip(_colours(self.image), _colours(other.image), strict=True)
        return ((one, two) for one, two in pairs if one != two)


@cache
def ratio(one: int, other: int) -> float:
    """The contrast of two colours of a picture."""
    return contrast(QColor.fromRgb(one), QColor.fromRgb(other))


def _colours(image: QImage) -> memoryview[int]:
    return memoryview(image.constBits()).cast("I")
