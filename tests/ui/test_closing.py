"""Closing, by whatever key or button: it asks where something would be lost, and only there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.text import text
from ui.question import Question
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
_LOST = text("What you typed is not kept.")


def _ask(shown: Any) -> Question:
    """Asks as the program does."""

    def close() -> None:
        shown.closing.append(True)

    question = Question(text("Close the program?"), text("Close anyway"), close)
    shown.window.ask(question, _LOST)
    return question


def _press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    place: QWidget | None = window.focusWidget()
    QTest.keyClick(window if place is None else place, key, held)


def test_the_question_stands_in_the_window_and_can_be_taken_back(show: Show) -> None:
    shown = show("site-filled")
    question = _ask(shown)
    assert shown.window.asked is question
    QApplication.processEvents()
    assert {str(_LOST), "Close the program?", "Close anyway"} <= set(shown.words)
    assert QApplication.activeModalWidget() is None
    assert shown.window.focusWidget() is shown.find("keep-working")
    shown.press("keep-working")
    assert not shown.has("leave-question")
    assert shown.window.asked is None


def test_the_question_stands_also_on_another_page(show: Show) -> None:
    shown = show("review")
    question = _ask(shown)
    shown.journey.back()
    assert shown.window.asked is question


def test_escape_takes_the_question_back(show: Show) -> None:
    shown = show("site-filled")
    _ask(shown)
    _press(shown.window, Qt.Key.Key_Escape)
    assert not shown.has("leave-question")
    assert shown.closing == []


def test_escape_in_a_field_only_leaves_the_field(show: Show) -> None:
    shown = show("site-filled")
    shown.find("name").setFocus()
    _press(shown.window, Qt.Key.Key_Escape)
    assert shown.closing == []
    _press(shown.window, Qt.Key.Key_Escape)
    assert shown.closing == [True]


def test_who_means_it_is_not_asked_again(show: Show) -> None:
    shown = show("site-filled")
    _ask(shown)
    shown.press("leave-anyway")
    assert shown.closing == [True]


def test_the_key_for_back_goes_back(show: Show) -> None:
    shown = show("review")
    shown.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(shown.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.journey.state.step.value == "site"


def test_the_menu_is_reached_from_the_same_place_on_every_page(show: Show) -> None:
    places = set()
    for state in ("welcome", "site-filled", "review"):
        shown = show(state)
        shown.press("menu")
        assert shown.menus == [True]
        button = shown.find("menu")
        places.add(button.mapTo(shown.window, button.rect().topLeft()).toTuple())
    assert len(places) == 1
