from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from window_states import ENVIRONMENTS, PRODUCTION, STATES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def _list(shown: Any) -> QListView:
    view = shown.find("environments")
    assert isinstance(view, QListView)
    return view


def _names(shown: Any) -> list[str]:
    model = _list(shown).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_an_environment_that_cannot_be_used_says_why(show: Show) -> None:
    model = _list(show("environment")).model()
    place = model.index(3, 0)
    assert not place.flags() & Qt.ItemFlag.ItemIsEnabled
    spoken = place.data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "This environment has no Dataverse database." in spoken


def test_choosing_one_lets_the_person_go_on(show: Show) -> None:
    shown = show("environment")
    view = _list(shown)
    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.journey.state.environment == PRODUCTION
    assert shown.find("forward").isEnabled()


def test_the_arrow_keys_choose_too(show: Show) -> None:
    shown = show("environment-chosen")
    view = _list(shown)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert shown.journey.state.environment == ENVIRONMENTS[1]


def test_a_search_keeps_what_fits_every_word(show: Show) -> None:
    shown = show("environment")
    field = shown.find("search")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "test WEST")
    assert _names(shown) == ["Contoso Test"]
    QTest.keyClicks(field, "x")
    assert _names(shown) == []
    assert "No environment fits what you typed." in shown.words


def test_the_choice_outlasts_a_search(show: Show) -> None:
    shown = show("environment-chosen")
    field = shown.find("search")
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "training")
    field.clear()
    assert _list(shown).currentIndex().data() == "Contoso Production"


def test_the_default_environment_is_advised_against(show: Show) -> None:
    assert any("default environment" in one for one in show("environment-default").words)
    assert not any("default environment" in one for one in show("environment-chosen").words)


def test_an_outage_never_looks_like_an_empty_list(show: Show) -> None:
    shown = show("environment-problem")
    assert "The address api.bap.microsoft.com could not be found on your network." in shown.words
    assert shown.has("try-again")
    assert not shown.has("environments")


def test_five_hundred_environments_are_searched_at_once(show: Show) -> None:
    many = tuple(replace(PRODUCTION, id=str(one), name=f"Environment {one}") for one in range(500))
    shown = show(replace(STATES["environment"], environments=many))
    field = shown.find("search")
    assert isinstance(field, QLineEdit)
    before = time.perf_counter()
    field.setText("499")
    assert time.perf_counter() - before < 0.2
    assert _names(shown) == ["Environment 499"]


def test_a_sign_in_that_ended_is_asked_for_again(show: Show) -> None:
    shown = show("environment-sign-in")
    assert shown.has("sign-in-again")
    assert not shown.has("try-again")
