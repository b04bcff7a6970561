"""A page with its buttons below it, where they stay while the page scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.tokens import SPACE
from ui.widgets import column, group, row


def with_foot(page: QWidget, back: QWidget, *forward: QWidget) -> QWidget:
    """The page, `back` at the left below it and the ways forward at the right."""
    line = row(back, group(row()), *forward, widest=1)
    foot = group(line)
    line.setContentsMargins(4 * SPACE, SPACE, 4 * SPACE, int(1.5 * SPACE))
    whole = column(page, foot, gap=0)
    whole.setStretch(0, 1)
    return group(whole)
