"""Days as people read them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale


def long_date(day: date) -> str:
    """A day in the computer's own long form."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
