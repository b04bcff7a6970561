"""Where the keyboard is. It never jumps to another button because the one it was on went away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from shiboken6 import isValid

_REASON = Qt.FocusReason.OtherFocusReason


class Focus:
    """Keeps the keyboard on its widget or, while that cannot take it, on the page."""

    def __init__(self) -> None:
        self._lost: QWidget | None = None

    def begin(self, page: QWidget, *wanted: QWidget | None) -> None:
        """Gives the keyboard to the first of `wanted` that can take it, or to the page.

        The very first one gets it from the page as soon as it can: a list may have to be read before.
        """
        taken = next((one for one in wanted if _can_take(one)), None)
        self._lost = wanted[0] if wanted and taken is None else None
        (taken or page).setFocus(_REASON)

    @contextmanager
    def kept(self, page: QWidget) -> Iterator[None]:
        """While the page is drawn anew: what had the keyboard has it afterwards, as soon as it can."""
        before: QWidget | None = page.window().focusWidget()
        yield
        if before is not None and not _can_take(before):
            self._lost = before
            page.setFocus(_REASON)
        elif page.hasFocus() and _can_take(self._lost):
            self.begin(page, self._lost)


def in_reading_order(whole: QWidget, known: Sequence[QWidget] = ()) -> Sequence[QWidget]:
    """Has the keyboard go through what is shown in the order in which it stands there. Gives that order.

    By itself it would go in the order in which things were made, and what is shown late was made late.
    `known` is the order that it goes in already.
    """
    order = tuple(_stops(whole))
    if order != known:
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
    return order


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.isHidden():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _stops(inside)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        part, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if part is not None:
            yield from _stops(part)
        elif inner is not None:
            yield from _stops_in(inner)


def _can_take(widget: QWidget | None) -> bool:
    if widget is None or not isValid(widget):
        return False
    return widget.isEnabled() and widget.isVisibleTo(widget.window())
