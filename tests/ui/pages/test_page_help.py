from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
_ONE_OF_EACH = (
    "welcome",
    "sign-in",
    "environment",
    "readiness-ready",
    "site-filled",
    "review",
    "finished",
)


@pytest.mark.parametrize("state", _ONE_OF_EACH)
def test_each_page_says_how_long_it_takes_and_explains_its_words(state: str, show: Show) -> None:
    shown = show(state)
    assert any("Takes " in one and "You need " in one for one in shown.words)
    before = len(shown.words)
    shown.press("ask-help")
    assert len(shown.words) > before + 1
    assert shown.window.focusWidget() is shown.find("help")
    shown.press("help")
    assert len(shown.words) == before


def test_putting_something_right_takes_its_own_time(show: Show) -> None:
    shown = show("mending-maps")
    assert any("somebody who may change this environment" in one for one in shown.words)
    assert not any("nothing for the checks" in one for one in shown.words)


def test_the_key_for_help_explains_the_words(show: Show) -> None:
    shown = show("review")
    shown.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(shown.window, Qt.Key.Key_F1)
    assert any(one.startswith("Power Pages: ") for one in shown.words)


def test_the_link_says_where_it_leads(show: Show) -> None:
    shown = show("review")
    shown.press("ask-help")
    link = shown.find("help-page")
    assert link.accessibleDescription() == "Opens learn.microsoft.com in your browser"
    link.click()
    assert shown.opened[0].startswith("https://learn.microsoft.com/")
