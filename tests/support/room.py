"""Whether everything that is written in a window has room there."""

from __future__ import annotations

from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget


def room_faults(window: QWidget) -> list[str]:
    """Texts that are cut off, and pages that are wider than the window."""
    parts = [one for one in window.findChildren(QWidget) if one.isVisible()]
    return [
        *(f"no room for {one.text()!r}" for one in parts if isinstance(one, QLabel) and _is_cut(one)),
        *(
            f"no room on the button {one.text()!r}"
            for one in parts
            if isinstance(one, QAbstractButton) and one.text() and _is_squeezed(one)
        ),
        *(
            f"{one.accessibleName()} is {one.horizontalScrollBar().maximum()} pixels too wide"
            for one in parts
            if isinstance(one, QScrollArea) and one.horizontalScrollBar().maximum() > 0
        ),
    ]


def _is_cut(label: QLabel) -> bool:
    if not label.text():
        return False
    if not label.wordWrap():
        return label.width() < label.sizeHint().width()
    # What is wanted of a line is rounded up.
    return label.height() + 1 < label.heightForWidth(label.width()) or _widest(label) > label.width() + 1


def _widest(label: QLabel) -> float:
    """The widest line that comes of breaking the text where it may be broken."""
    layout = QTextLayout(label.text(), label.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.contentsRect().width())
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return widest


def _is_squeezed(button: QAbstractButton) -> bool:
    wanted = button.sizeHint()
    return button.width() < wanted.width() or button.height() < wanted.height()
