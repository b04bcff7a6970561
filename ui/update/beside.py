"""The list of records at the left, and the record that is looked at beside it, or below it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.reflow_layout import Reflow, reflow
from ui.tokens import SPACE

COLUMN = "column"
_HOW = Reflow(narrowest=560, share=0.4, widest=460, heights=(230, 330), gap=2 * SPACE)


def beside(records: QWidget, record: QWidget) -> QWidget:
    """Both, in as much room as there is; a splitter would not let texts take the lines that they need."""
    # The keyboard goes through one and then through the other.
    records.setProperty(COLUMN, 0)
    record.setProperty(COLUMN, 1)
    return reflow(records, record, _HOW)
