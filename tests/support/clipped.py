"""What of a window's texts cannot be read, measured: a widget that is smaller than what it says."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

_ROUNDING = 2
"""Pixels by which a font's measures may be off."""


def clipped(window: QWidget) -> list[str]:
    """Each text that has less room than it takes, or that lies outside of what is around it."""
    kinds = (QLabel, QAbstractButton, QComboBox)
    shown = [one for kind in kinds for one in window.findChildren(kind) if one.isVisible()]
    cut = [one for one in shown if _too_small(one) or _outside(one, window)]
    fields = [one for one in window.findChildren(QLineEdit) if one.isVisible() and _hint_too_long(one)]
    areas = [one for one in window.findChildren(QScrollArea) if one.isVisible()]
    wide = [one.horizontalScrollBar().maximum() for one in areas]
    return [
        *(f"{type(one).__name__} {one.objectName()}: {_says(one)}" for one in (*cut, *fields)),
        *(f"the page is too wide by {pixels} pixels" for pixels in wide if pixels),
    ]


def shown_texts(window: QWidget) -> list[str]:
    """Everything that is written somewhere."""
    kinds = (QLabel, QAbstractButton, QComboBox, QLineEdit)
    parts = [one for one in window.findChildren(QWidget) if one.isVisible()]
    written = [_says(one) for one in parts if isinstance(one, kinds)]
    return [one for one in (*written, *(part.toolTip() for part in parts)) if one]


def _too_small(widget: QWidget) -> bool:
    if not _says(widget):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return (
            widget.heightForWidth(widget.width()) > widget.height() + _ROUNDING
            or widget.minimumSizeHint().width() > widget.width() + _ROUNDING
        )
    wanted = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return wanted.width() > widget.width() + _ROUNDING or wanted.height() > widget.height() + _ROUNDING


def _outside(widget: QWidget, window: QWidget) -> bool:
    """Whether it reaches over the side of the window, or of the page that scrolls down alone."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    place: QWidget = around.viewport() if isinstance(around, QScrollArea) else window
    left = widget.mapTo(window, QPoint(0, 0)).x() - place.mapTo(window, QPoint(0, 0)).x()
    return left < -_ROUNDING or left + widget.width() > place.width() + _ROUNDING


def _hint_too_long(field: QLineEdit) -> bool:
    if field.toolTip() == field.placeholderText():
        return False
    room = field.contentsRect().width()
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) > room


def _says(widget: QWidget) -> str:
    match widget:
        case QLineEdit():
            return widget.placeholderText()
        case QComboBox():
            return widget.currentText()
        case QLabel() | QPushButton() | QAbstractButton():
            return widget.text()
    return ""
