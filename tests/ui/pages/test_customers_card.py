from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QTableView
from usability_states import ACCOUNT, INVITEES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def view_of(shown: Any) -> QTableView:
    view = shown.find("invitees")
    assert isinstance(view, QTableView)
    return view


def names(shown: Any) -> list[str]:
    model = view_of(shown).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_nobody_is_read_before_it_is_asked_for(show: Show) -> None:
    shown = show("usable-not-needed")
    assert shown.has("read-invitees")
    assert not shown.has("invitees")


def test_it_is_summed_up_who_can_be_invited(show: Show) -> None:
    label = show("usable-to-do").find("invitees-summary")
    assert isinstance(label, QLabel)
    assert label.text() == "2 of 4 contacts can be invited, 1 can order as well."


def test_a_search_and_a_choice_narrow_the_table(show: Show) -> None:
    shown = show("usable-to-do")
    QTest.keyClicks(shown.find("search-invitees"), "o")
    shown.press("show-ready")
    assert names(shown) == ["Sam Fabrikam"]
    QTest.keyClicks(shown.find("search-invitees"), "zzz")
    assert "Nobody fits what you chose." in shown.words


def test_the_form_of_the_marked_one_is_opened(show: Show) -> None:
    shown = show("usable-to-do")
    assert not shown.find("open-record").isEnabled()
    view_of(shown).selectRow(names(shown).index(ACCOUNT.name))
    shown.press("open-record")
    address = "https://contoso.crm4.dynamics.com/main.aspx?etn=account&id=a-1&pagetype=entityrecord"
    assert shown.opened == [address]


def test_who_is_marked_stays_marked_when_all_is_read_again(show: Show) -> None:
    shown = show("usable-to-do")
    view_of(shown).selectRow(names(shown).index("Robin Tailspin"))
    state = shown.journey.state
    again = tuple(replace(one) for one in INVITEES[1:])
    shown.become(replace(state, usability=replace(state.usability, invitees=again)))
    marked = view_of(shown).selectionModel().selectedRows()
    assert [one.data() for one in marked] == ["Robin Tailspin"]
    assert shown.find("open-record").isEnabled()


def test_an_empty_environment_says_so(show: Show) -> None:
    shown = show("usable-made")
    assert names(shown) == []
    assert "Nobody fits what you chose." in shown.words


def test_it_is_asked_where_to_save_and_nothing_is_held_up(show: Show) -> None:
    shown = show("usable-to-do")
    shown.press("export-invitees")
    (dialog,) = shown.window.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "csv"
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.reject()


def test_while_it_is_read_nothing_can_be_pressed_twice(show: Show) -> None:
    shown = show("usable-reading")
    assert not shown.has("read-invitees")
