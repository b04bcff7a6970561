"""A field for code or text that is content with little room, and takes what there is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy


class TextArea(QPlainTextEdit):
    """Wants `least` pixels of height.

    A page that scrolls would give it its usual height, and scroll where there is no need; of one that wants
    nothing at all, it would not know how high it has to be itself.
    """

    def __init__(self, least: int) -> None:
        super().__init__()
        self.setMinimumHeight(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as usual, and no higher than it has to be."""
        return QSize(super().sizeHint().width(), self.minimumHeight())
