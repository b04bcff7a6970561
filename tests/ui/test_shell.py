"""What stands around the page: rail, banner, notices and buttons; and where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_states import STATES

from app.clouds import cloud_named
from app.errors import ForeignAddress
from app.problems import problem_of
from app.setup.state import StepId

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
_PRESS, _RELEASE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease


def test_the_rail_says_in_words_how_each_step_stands(show: Show) -> None:
    shown = show("environment-chosen")
    spoken = [shown.find(f"step-{step.value}").accessibleName() for step in StepId]
    assert spoken[1] == "Step 2 of 8: Sign in, done"
    assert spoken[2] == "Step 3 of 8: Environment, you are here"
    assert spoken[7] == "Step 8 of 8: Your portal, still to come"


def test_a_finished_step_can_be_chosen_in_the_rail(show: Show) -> None:
    shown = show("site-filled")
    assert not shown.find("step-create").isEnabled()
    shown.press("step-sign-in")
    assert shown.journey.state.step is StepId.SIGN_IN


def test_the_reason_stands_beside_the_button_that_cannot_be_pressed(show: Show) -> None:
    shown = show("sign-in")
    assert shown.find("reason").text() == "Sign in first."
    assert shown.find("forward").accessibleDescription() == "Sign in first."


def test_enter_goes_on_from_anywhere(show: Show) -> None:
    shown = show("site-filled")
    QTest.keyClick(shown.find("name"), Qt.Key.Key_Return)
    assert shown.journey.state.step is StepId.REVIEW


def test_enter_on_a_button_presses_that_button(show: Show) -> None:
    shown = show("site-filled")
    shown.find("back").setFocus()
    QTest.keyClick(shown.find("back"), Qt.Key.Key_Return)
    assert shown.journey.state.step is StepId.READINESS


def test_escape_loses_nothing(show: Show) -> None:
    shown = show("site-filled")
    QTest.keyClick(shown.find("name"), Qt.Key.Key_Escape)
    assert shown.journey.state == STATES["site-filled"]
    assert shown.window.isVisible()


def test_a_new_page_takes_the_keyboard(show: Show) -> None:
    shown = show("site-filled")
    assert shown.window.focusWidget() is shown.find("name")
    shown.press("forward")
    page = shown.window.focusWidget()
    assert page is not None
    assert page.accessibleName() == "Create this portal?"


def test_the_keyboard_does_not_jump_to_close_when_the_button_goes_away(show: Show) -> None:
    shown = show("review")
    shown.become(STATES["create-building"])
    assert shown.window.focusWidget() not in (shown.find("close"), shown.find("back"))
    assert shown.window.focusWidget() is not None


def test_a_button_that_comes_back_has_the_keyboard_again(show: Show) -> None:
    shown = show("readiness-ready")
    shown.find("check-all").setFocus()
    shown.become(STATES["readiness-running"])
    assert shown.window.focusWidget() is not shown.find("check-all")
    shown.become(STATES["readiness-ready"])
    assert shown.window.focusWidget() is shown.find("check-all")


def test_a_cloud_that_nobody_tried_is_called_so_on_every_page(show: Show) -> None:
    for name in ("welcome", "readiness-ready"):
        words = show(STATES[name], cloud_named("dod")).words
        assert any("has not been tried with this cloud" in one for one in words)


def test_names_are_never_read_as_markup(show: Show) -> None:
    state = STATES["review"]
    named = replace(state, request=replace(state.request, name="<b>Ü & {name}</b> 100%"))
    assert show(named).find("fact-name").text() == "<b>Ü & {name}</b> 100%"


def test_an_unforeseen_problem_is_told_with_details_to_copy(show: Show) -> None:
    shown = show("welcome")
    shown.window.tell(problem_of(ForeignAddress(host="", found="elsewhere")))
    assert shown.has("problem")
    shown.press("details")
    assert any("address: elsewhere" in one for one in shown.words)
    shown.press("dismiss")
    assert not shown.has("problem")


def test_enter_that_is_held_down_goes_on_once(show: Show) -> None:
    shown = show("site-filled")
    for is_repeated in (False, True, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", is_repeated
        )
        QApplication.sendEvent(shown.window.focusWidget(), press)
        shown.become(shown.journey.state)
    assert shown.journey.state.step is StepId.REVIEW


def test_a_double_click_goes_on_once(show: Show) -> None:
    shown = show("site-filled")
    forward, left = shown.find("forward"), Qt.MouseButton.LeftButton
    place = QPointF(forward.rect().center())
    for kind in (_PRESS, _RELEASE, QEvent.Type.MouseButtonDblClick, _RELEASE):
        held = Qt.MouseButton.NoButton if kind == _RELEASE else left
        where = QPointF(forward.mapToGlobal(place))
        click = QMouseEvent(kind, place, where, left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(forward, click)
        shown.become(shown.journey.state)
    assert shown.journey.state.step is StepId.REVIEW
