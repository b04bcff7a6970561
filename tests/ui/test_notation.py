from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QLocale

from ui.notation import LocaleNotation


@pytest.mark.parametrize(
    ("locale", "day", "moment", "count"),
    [
        ("sv_SE", "lördag 21 november 2026", "08:05", "1 234"),
        ("de_DE", "Samstag, 21. November 2026", "08:05", "1.234"),
        ("es_ES", "sábado, 21 de noviembre de 2026", "8:05", "1234"),
        ("en_GB", "Saturday, 21 November 2026", "08:05", "1,234"),
        ("en_US", "Saturday, November 21, 2026", "8:05 AM", "1,234"),
    ],
)
def test_it_is_written_as_in_the_country(locale: str, day: str, moment: str, count: str) -> None:
    notation = LocaleNotation(QLocale(locale))
    told = notation.day(date(2026, 11, 21)), notation.time(time(8, 5)), notation.count(1234)
    # The blanks in numbers and times differ between releases of Qt's locale data.
    assert tuple(" ".join(one.split()) for one in told) == (day, moment, count)
