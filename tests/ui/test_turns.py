from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from shiboken6 import delete

from app.checks.catalogue import all_checks
from ui.focus import in_reading_order
from ui.turns import in_a_turn_of_its_own
from ui.widgets import button, column, group

Show = Callable[..., Any]


class Turns:
    """Turns that a test takes one by one."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def later(self, _place: QWidget, act: Callable[[], None]) -> None:
        self.waiting.append(act)

    def take(self) -> bool:
        """Takes the next turn, if there is one."""
        if self.waiting:
            self.waiting.pop(0)()
        return bool(self.waiting)


def test_it_is_done_when_the_window_comes_to_it(qapp: QApplication) -> None:
    place, done = QWidget(), list[str]()
    in_a_turn_of_its_own(place, lambda: done.append("now"))
    assert done == []
    qapp.processEvents()
    assert done == ["now"]


def test_it_comes_after_all_that_waits_already(qapp: QApplication) -> None:
    place, done = QWidget(), list[str]()
    in_a_turn_of_its_own(place, lambda: done.append("now"))
    qapp.sendPostedEvents()
    assert done == []
    qapp.processEvents()
    assert done == ["now"]


def test_it_is_left_undone_where_the_widget_is_gone(qapp: QApplication) -> None:
    place, done = QWidget(), list[str]()
    in_a_turn_of_its_own(place, lambda: done.append("now"))
    delete(place)
    qapp.processEvents()
    assert done == []


def test_the_checks_come_one_in_a_turn_and_in_their_order(show: Show) -> None:
    turns = Turns()
    shown = show("readiness-ready", later=turns.later)
    counts = [0]
    while turns.take():
        QApplication.processEvents()
        counts.append(sum(one.startswith("details-") for one in names(shown.window)))
    # Until the page itself is shown, its first rows are made.
    assert max(after - before for before, after in pairwise(counts)) <= 2
    assert max(after - before for before, after in pairwise(counts) if before) == 1
    titles = [f"details-{check.id}" for check in all_checks()]
    assert [one for one in names(shown.window) if one in titles] == titles


@pytest.mark.parametrize("place", ["finished", "readiness-mixed", "environment"])
def test_a_page_ends_up_the_same_in_turns_as_at_once(show: Show, place: str) -> None:
    whole = show(place).words
    turns = Turns()
    shown = show(place, later=turns.later)
    while turns.take():
        QApplication.processEvents()
    QApplication.processEvents()
    assert shown.words == whole


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_comes_late_gets_the_keyboard_where_it_stands(qapp: QApplication) -> None:
    inside = column()
    place = group(inside)
    before, after = button("before", lambda: None), button("after", lambda: None)
    whole = group(column(before, place, after))
    inside.addWidget(button("late", lambda: None))
    inside.addWidget(button("later", lambda: None))
    whole.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    whole.show()
    in_reading_order(whole)
    order, at = list[str](), before.nextInFocusChain()
    while at is not None and at is not before:
        if isinstance(at, QPushButton):
            order.append(at.text())
        at = at.nextInFocusChain()
    assert order == ["late", "later", "after"]
    delete(whole)


def names(window: QWidget) -> list[str]:
    return [one.objectName() for one in window.findChildren(QPushButton) if one.isVisible()]
