from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from states_of_readiness import INSTALLING
from window_states import STATES

from app.setup.state import StepId
from app.text import render, text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


@pytest.fixture
def performed(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Each time that the program was told to do it."""
    asked: list[bool] = []

    async def nothing() -> None:
        return

    def perform(_mending: object) -> Any:
        asked.append(True)
        return nothing()

    monkeypatch.setattr("app.setup.mending.Mending.perform", perform)
    monkeypatch.setattr("ui.scope.Scope.spawn", lambda _scope, work: work.close())
    return asked


def test_a_check_that_can_be_mended_leads_here(show: Show) -> None:
    shown = show("readiness-solutions-missing")
    shown.press("mend-dual-write-solutions")
    assert "Put it right" in shown.words
    assert shown.journey.state.place == (StepId.READINESS, "dual-write-solutions")
    assert not show("readiness-mixed").has("mend-portal-slot")


def test_what_it_changes_is_said_before_anything_is_done(show: Show, performed: list[bool]) -> None:
    shown = show("mending-solutions")
    assert any("This program cannot undo it." in one for one in shown.words)
    shown.press("mend")
    assert performed == []
    assert any("It cannot be undone here." in one for one in shown.words)
    shown.press("mend-yes")
    assert performed == [True]


def test_a_person_may_say_no(show: Show, performed: list[bool]) -> None:
    shown = show("mending-solutions")
    shown.press("mend")
    assert shown.window.focusWidget().objectName() == "mend-no"
    shown.press("mend-no")
    assert shown.has("mend")
    assert not shown.has("mend-yes")
    assert performed == []


def test_the_keyboard_does_not_slip_to_the_way_out(show: Show, performed: list[bool]) -> None:
    shown = show("mending-solutions")
    shown.press("mend")
    QTest.keyClick(shown.find("mend-yes"), Qt.Key.Key_Space)
    assert performed == [True]
    assert not isinstance(shown.window.focusWidget(), QAbstractButton)


def test_while_it_is_done_it_cannot_be_asked_for_again(show: Show) -> None:
    shown = show("mending-solutions-installing")
    assert "Installing Dual-write core. That can take half an hour." in shown.words
    assert not shown.has("mend")
    assert not shown.has("mend-yes")


def test_what_came_in_the_way_is_shown_and_it_can_be_tried_again(show: Show) -> None:
    shown = show("mending-solutions-stopped")
    assert "Microsoft began to install Dual-write core and then stopped." in shown.words
    assert shown.has("mend")


def test_once_it_is_right_there_is_nothing_left_to_do(show: Show) -> None:
    shown = show("mending-solutions-done")
    assert not shown.has("mend")
    assert not shown.has("open-mending")
    shown.press("to-checks")
    assert shown.journey.state.place == (StepId.READINESS, "")


def test_what_was_done_is_not_said_a_second_time(show: Show) -> None:
    state = STATES["mending-solutions-done"]
    (found,) = {
        one.finding.summary for one in state.readiness if one.check.id == INSTALLING.subject and one.finding
    }
    shown = show(replace(state, mending=replace(INSTALLING, done=found)))
    assert shown.words.count(render(found)) == 1
    shown.become(replace(state, mending=replace(INSTALLING, done=text("Two solutions were installed."))))
    assert "Two solutions were installed." in shown.words


def test_the_page_where_it_is_done_is_opened(show: Show) -> None:
    shown = show("mending-solutions")
    shown.press("open-mending")
    assert shown.opened == [INSTALLING.page]
    assert STATES["mending-solutions"].mending == INSTALLING
