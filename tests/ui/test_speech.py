from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from app.cli.options import parse
from app.languages import shipped
from app.setup.preferences import LANGUAGE, Preferences
from ui.speech import QtWords, direction_of, language_at_start, own_name

_NAMES = {
    "en": "English",
    "sv": "Svenska",
    "nl": "Nederlands",
    "fr": "Français",
    "de": "Deutsch",
    "es": "Español",
}


@pytest.fixture
def qt_words(qapp: QApplication) -> Iterator[QtWords]:
    words = QtWords()
    yield words
    words.become("en")


@pytest.mark.parametrize(("tag", "name"), _NAMES.items())
def test_a_language_calls_itself_by_its_own_name(tag: str, name: str) -> None:
    assert own_name(tag) == name


def test_every_shipped_language_has_a_name() -> None:
    assert {own_name(tag) for tag in shipped()} <= set(_NAMES.values())


def test_arabic_is_written_from_the_right() -> None:
    assert direction_of("ar") is Qt.LayoutDirection.RightToLeft
    assert {direction_of(tag) for tag in _NAMES} == {Qt.LayoutDirection.LeftToRight}


def test_qt_s_own_words_change_and_change_back(qt_words: QtWords) -> None:
    def said() -> str:
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    told = []
    for tag in ("sv", "de", "xx", "en"):
        qt_words.become(tag)
        told.append(said())
    assert told == ["Avbryt", "Abbrechen", "Cancel", "Cancel"]


def test_without_a_choice_it_is_the_language_of_the_system(qapp: QApplication, tmp_path: Path) -> None:
    assert language_at_start(parse([]), Preferences(tmp_path / "none")).tag == "en"


@pytest.mark.parametrize("tag", shipped())
def test_a_choice_counts_more_and_the_command_line_most(tag: str, qapp: QApplication, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "preferences.json")
    preferences.remember(LANGUAGE, tag)
    assert language_at_start(parse([]), preferences).tag == tag
    preferences.remember(LANGUAGE, "xx")
    assert language_at_start(parse(["--language", tag]), preferences).tag == tag
