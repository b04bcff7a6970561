"""Where the tab key leads in a window, and whether that is the order in which a person reads it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QRadioButton, QWidget

from ui.update.beside import COLUMN

_REGIONS = {"rail": 0, "footer": 2}
_PAGE = 1


def place_of(widget: QWidget, window: QWidget) -> QRect:
    """Where it stands in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def stops(window: QWidget) -> list[QWidget]:
    """What the tab key leads to, once around, beginning at the top."""
    # The key itself puts the order right; then it need not be pressed once for each of a hundred buttons.
    QTest.keyClick(window, Qt.Key.Key_Tab)
    found: list[QWidget] = []
    here = window.nextInFocusChain()
    while here is not None and here not in found:
        found.append(here)
        here = here.nextInFocusChain()
    tabs = Qt.FocusPolicy.TabFocus
    found = [one for one in found if one.focusPolicy() & tabs and one.isVisible() and one.isEnabled()]
    begins = [_region(one) for one in found]
    first = min(range(len(found)), key=lambda one: (begins[one], begins[one - 1] == begins[one]), default=0)
    return found[first:] + found[:first]


def order_faults(window: QWidget, found: list[QWidget]) -> list[str]:
    """Steps of the tab key that lead up or, in a line, to the left."""
    return [
        f"the tab key goes from {_called(before)} to {_called(after)}"
        for before, after in pairwise(found)
        if not _follows(before, after, window)
    ]


def reach_faults(window: QWidget, found: list[QWidget]) -> list[str]:
    """What can be used but not by the keyboard. Arrow keys lead on in a group of radio buttons."""
    usable = [
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, QAbstractButton | QLineEdit) and one.isVisible() and one.isEnabled()
    ]
    groups = {one.group() for one in found if isinstance(one, QRadioButton)}
    return [
        f"the tab key never comes to {_called(one)}"
        for one in usable
        if one not in found and not (isinstance(one, QRadioButton) and one.group() in groups)
    ]


def _follows(before: QWidget, after: QWidget, window: QWidget) -> bool:
    one, other = _region(before), _region(after)
    if one != other:
        return one < other
    left, right = _column(before), _column(after)
    if left is not None and right is not None and left != right:
        return left < right
    first, second = place_of(before, window), place_of(after, window)
    is_above = second.bottom() <= first.top()
    is_beside = second.top() < first.bottom() and second.right() <= first.left()
    return not (is_above or is_beside)


def _column(widget: QWidget) -> int | None:
    """Which of two columns it is in that are read one after the other, None where there are none."""
    above: QWidget | None = widget
    while above is not None:
        if above.property(COLUMN) is not None:
            return int(above.property(COLUMN))
        above = above.parentWidget()
    return None


def _region(widget: QWidget) -> int:
    """Which part of the window it is in, in the order in which they are read."""
    above: QWidget | None = widget
    while above is not None:
        if above.property("look") in _REGIONS:
            return _REGIONS[str(above.property("look"))]
        above = above.parentWidget()
    return _PAGE


def _called(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or type(widget).__name__
