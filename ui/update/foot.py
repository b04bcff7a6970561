"""A page with its buttons below it, where they stay while the page scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.measures import giving_way
from ui.reflow_layout import Reflow, reflow
from ui.tokens import SPACE
from ui.widgets import buttons, column, group


def with_foot(page: QWidget, back: QWidget, *forward: QWidget) -> QWidget:
    """The page, `back` at the left below it and the ways forward at the right."""
    line = column(reflow(buttons(back), buttons(*forward), Reflow(0)))
    foot = group(line)
    beside = giving_way(4 * SPACE)
    line.setContentsMargins(beside, SPACE, beside, int(1.5 * SPACE))
    whole = column(page, foot, gap=0)
    whole.setStretch(0, 1)
    return group(whole)
