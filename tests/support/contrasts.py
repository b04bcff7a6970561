"""How far everything in a window stands out from its ground, measured in pictures of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from keyboard_walk import place_of
from pixels import Picture, ratio
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from ui.icons import Icon

LEAST = {"text": 4.5, "control": 3.0, "icon": 3.0}
"""What WCAG 2.2 asks for (1.4.3, 1.4.11). What cannot be used at the moment may be fainter."""
_SEEN = 3.0
_MARK = 24
"""Pixels that the mark of a radio button takes, before its words."""
_CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
_WORDS_ALONE = ("quiet", "faint", "step")
"""Looks of buttons that are told by their words, without an edge."""


@dataclass(frozen=True)
class Contrast:
    """How far a part stands out."""

    kind: str
    part: str
    ratio: float

    @property
    def is_enough(self) -> bool:
        """Whether it is as much as is asked for."""
        return self.ratio >= LEAST[self.kind]


def contrasts(window: QWidget) -> Iterator[Contrast]:
    """Measures every text, the edge of every control and every icon that is shown."""
    picture = Picture.of(window)
    for one in window.findChildren(QWidget):
        if one.isVisible() and one.isEnabled():
            for kind, ratio_found in _measured(one, picture, place_of(one, window)):
                yield Contrast(kind, f"{type(one).__name__} {_said(one)}", ratio_found)


def focus_share(window: QWidget, stop: QWidget) -> float:
    """How much changes plainly when the keyboard comes, as a part of the length of a frame around it."""
    place = place_of(stop, window).adjusted(-4, -4, 4, 4)
    if (holder := window.focusWidget()) is not None:
        holder.clearFocus()
    before = Picture.of(window, place)
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    changed = sum(ratio(*pair) >= _SEEN for pair in before.differences(Picture.of(window, place)))
    return changed / (stop.width() + stop.height())


def _measured(part: QWidget, picture: Picture, place: QRect) -> Iterator[tuple[str, float]]:
    if isinstance(part, QLabel):
        if part.text():
            yield "text", picture.contrast(place)
    elif isinstance(part, Icon):
        yield "icon", picture.contrast(place)
    elif isinstance(part, QRadioButton | QCheckBox):
        yield "control", picture.contrast(QRect(place.left(), place.top(), _MARK, place.height()))
        if part.text():
            yield "text", picture.contrast(place.adjusted(_MARK, 0, 0, 0))
    elif isinstance(part, _CONTROLS):
        if _words_of(part):
            yield "text", picture.contrast(place.adjusted(4, 4, -4, -4))
        if part.property("look") not in _WORDS_ALONE:
            yield "control", picture.edge(place)
        if isinstance(part, QListView):
            yield from (("text", picture.contrast(row)) for row in _rows(part, place))


def _rows(view: QListView, place: QRect) -> Iterator[QRect]:
    """The rows that are shown whole, where they stand in the picture."""
    model, corner = view.model(), place.topLeft() + view.viewport().pos()
    for number in range(model.rowCount()):
        row = view.visualRect(model.index(number, 0))
        if view.viewport().rect().contains(row):
            yield row.translated(corner)


def _words_of(part: QWidget) -> str:
    if isinstance(part, QLineEdit):
        return part.text() or part.placeholderText()
    if isinstance(part, QAbstractButton):
        return part.text()
    return part.currentText() if isinstance(part, QComboBox) else ""


def _said(part: QWidget) -> str:
    return part.text() if isinstance(part, QLabel) else part.objectName()
