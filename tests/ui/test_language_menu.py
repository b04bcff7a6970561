"""The language changes under one's hands: everything that is shown, and nothing of where one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pseudo_language import BEGIN, pseudo_language
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from app.languages import ENGLISH, shipped
from ui.widgets import announce
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def test_every_language_is_there_under_its_own_name(show: Show) -> None:
    button = show("welcome").find("speak")
    assert isinstance(button, QPushButton)
    assert button.text() == "English"
    assert button.accessibleName() == "Language: English"
    assert len(button.menu().actions()) == len(shipped())
    assert [one.text() for one in button.menu().actions() if one.isChecked()] == ["English"]


@pytest.mark.parametrize(
    "name", ["welcome", "environment-chosen", "readiness-mixed", "site-filled", "finished"]
)
def test_nothing_is_left_in_the_language_before(name: str, show: Show) -> None:
    shown, fresh = show(name), show(name, language=pseudo_language())
    shown.speak(pseudo_language())
    assert said_in(shown.window) == said_in(fresh.window)
    assert any(BEGIN in one for one in said_in(shown.window))
    assert shown.window.windowTitle().startswith(BEGIN)


def test_it_changes_back(show: Show) -> None:
    shown = show("readiness-mixed")
    before = said_in(shown.window)
    shown.speak(pseudo_language())
    shown.speak(ENGLISH)
    assert said_in(shown.window) == before


def test_choosing_one_changes_to_it(show: Show) -> None:
    shown = show("welcome")
    button = shown.find("speak")
    button.menu().actions()[0].trigger()
    assert shown.window.windowTitle().startswith(BEGIN)
    assert shown.window.focusWidget().objectName() == "forward"


def test_what_is_unfolded_stays_so(show: Show) -> None:
    shown = show("finished")
    shown.press("unfold-scan")
    shown.press("unfold-more")
    shown.press("unfold-scan")
    shown.speak(pseudo_language())
    assert (shown.has("scan"), shown.has("remove")) == (False, True)


def test_what_was_typed_and_where_the_keyboard_is_stay(show: Show) -> None:
    shown = show("environment")
    field = shown.find("search")
    QTest.keyClicks(field, "contoso")
    field.setFocus()
    shown.speak(pseudo_language())
    again = shown.find("search")
    assert again is not field
    assert isinstance(again, QLineEdit)
    assert again.text() == "contoso"
    assert shown.window.focusWidget() is again


def test_work_that_ends_after_the_change_ends_quietly(show: Show) -> None:
    shown = show("readiness-ready")
    before = shown.find("save-report")
    shown.speak(pseudo_language())
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(before)
    announce(before, "Saved")


def test_the_window_is_mirrored_for_a_language_that_is_written_from_the_right(show: Show) -> None:
    shown = show("readiness-mixed")
    rail, title = shown.find("step-welcome"), shown.find("summary")
    assert place_of(rail, shown.window) < place_of(title, shown.window)
    shown.speak(pseudo_language("ar"))
    rail, title = shown.find("step-welcome"), shown.find("summary")
    assert place_of(rail, shown.window) > place_of(title, shown.window)
    assert shown.find("forward").layoutDirection() is Qt.LayoutDirection.RightToLeft


def place_of(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, widget.rect().center()).x()


def said_in(window: Window) -> list[str]:
    """Everything that is shown or read out, in its order."""
    QApplication.processEvents()
    said: list[str] = []
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        said += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel | QAbstractButton):
            said.append(one.text())
        elif isinstance(one, QLineEdit):
            said += [one.text(), one.placeholderText()]
        interface = QAccessible.queryAccessibleInterface(one)
        said.append(interface.text(QAccessible.Text.Name))
    return said
