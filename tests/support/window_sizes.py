"""Sizes in which a window is looked at."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

USUAL = QSize(1000, 740)
SMALLEST = QSize(720, 540)


def of_size(window: QWidget, size: QSize) -> None:
    """Gives a window a size, and lets everything take its place."""
    window.resize(size)
    for _ in range(4):
        QApplication.processEvents()


def tall(window: QWidget) -> None:
    """Makes a window so high that the whole of its page is in it."""
    of_size(window, USUAL)
    hidden = max((one.verticalScrollBar().maximum() for one in _areas(window)), default=0)
    of_size(window, QSize(USUAL.width(), USUAL.height() + hidden))


def _areas(window: QWidget) -> list[QScrollArea]:
    return [one for one in window.findChildren(QScrollArea) if one.isVisible()]
