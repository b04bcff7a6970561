"""The list of records at the left, and the record that is looked at beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.tokens import SPACE
from ui.widgets import group, row

COLUMN = "column"
_LIST, _RECORD = 2, 3
_WIDEST_LIST = 460


def beside(records: QWidget, record: QWidget) -> QWidget:
    """Both, in as much room as there is; a splitter would not let texts take the lines that they need."""
    # The keyboard goes through one and then through the other.
    records.setProperty(COLUMN, 0)
    record.setProperty(COLUMN, 1)
    records.setMaximumWidth(_WIDEST_LIST)
    line: QHBoxLayout = row(records, record, gap=2 * SPACE)
    line.setStretch(0, _LIST)
    line.setStretch(1, _RECORD)
    return group(line)
