"""The order of names beside that of Qt, which has it from the Unicode CLDR."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCollator, QLocale, Qt

from app.alphabet import alphabetical
from app.languages import shipped

_NAMES = (
    *("Alpha", "alpha 2", "alpha 10", "Contoso 9", "Contoso 10", "Contoso Production", "Contoso-Test"),
    *("Åhus", "Ängelholm", "Örebro", "Øst", "Ærø", "Öst 2", "ost 1", "Œuvre", "Oder", "Zebra", "zon"),
    *("Über", "Uber", "Ubud", "Yacht", "Ystad", "Müller", "Muller", "Mulch", "Straße", "Strand"),
    *("Nuñez", "Nunez", "Nuoro", "ñandú", "nz", "étude", "Etna", "Eta", "résumé", "resume", "resumes"),
    *("IJsland", "Ijs", "Ik", "Łódź", "Lot", "Weber", "Vaber", "Wien", "vink"),
)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere, Qt asks the system for its own order")
@pytest.mark.parametrize("tag", shipped())
def test_names_stand_as_qt_has_them(tag: str) -> None:
    collator = QCollator(QLocale(tag))
    collator.setNumericMode(True)
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    assert sorted(_NAMES, key=alphabetical(tag)) == sorted(_NAMES, key=collator.sortKey)
