"""Days, times and counts as the person's language and country write them."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QLocale, QTime


class LocaleNotation:
    """Writes as a locale of Qt's does."""

    def __init__(self, locale: QLocale) -> None:
        self._locale = locale

    def day(self, day: date, /) -> str:
        """A day, with its weekday."""
        return self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

    def time(self, time: time, /) -> str:
        """Hours and minutes."""
        return self._locale.toString(QTime(time.hour, time.minute), QLocale.FormatType.ShortFormat)

    def count(self, count: int, /) -> str:
        """The number with its separators."""
        return self._locale.toString(count)


def notation_of(tag: str) -> LocaleNotation:
    """How a language is written on this computer, whose own settings are taken where they are for it."""
    own, usual = QLocale.system(), QLocale(tag)
    return LocaleNotation(own if own.language() == usual.language() else usual)
