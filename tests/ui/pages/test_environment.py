from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView
from window_places import ALEX, ENVIRONMENTS, PRODUCTION
from window_states import STATES

from app.setup.environment_index import index_of
from app.setup.environment_listing import Listing
from app.setup.state import StepId

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
    place = model.index(4, 0)
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


def test_down_leads_from_the_search_to_the_first_that_is_suitable(show: Show) -> None:
    shown = show("environment")
    QTest.keyClick(shown.find("search"), Qt.Key.Key_Down)
    assert shown.window.focusWidget() is _list(shown)
    assert shown.journey.state.environment == ENVIRONMENTS[0]


def test_the_first_step_down_in_the_list_leaves_none_out(show: Show) -> None:
    shown = show("environment")
    _list(shown).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(_list(shown), Qt.Key.Key_Down)
    assert shown.journey.state.environment == ENVIRONMENTS[0]
    QTest.keyClick(_list(shown), Qt.Key.Key_Down)
    assert shown.journey.state.environment == ENVIRONMENTS[1]


def test_down_chooses_nothing_where_nothing_can_be_chosen(show: Show) -> None:
    shown = show("environment")
    search = shown.find("search")
    search.setText("no such environment")
    QTest.keyClick(search, Qt.Key.Key_Down)
    assert shown.journey.state.environment is None


def test_the_search_has_the_keyboard_as_soon_as_the_list_is_there(show: Show) -> None:
    shown = show("environment-reading")
    assert not shown.has("search")
    shown.become(STATES["environment"])
    assert shown.window.focusWidget() is shown.find("search")


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
    listing = Listing(index=index_of(many))
    shown = show(replace(STATES["environment"], environments=many, listing=listing))
    field = shown.find("search")
    assert isinstance(field, QLineEdit)
    before = time.thread_time()
    field.setText("499")
    assert time.thread_time() - before < 0.2
    assert _names(shown) == ["Environment 499"]


def test_a_sign_in_that_ended_is_asked_for_again(show: Show) -> None:
    shown = show("environment-sign-in")
    assert shown.has("sign-in-again")
    assert not shown.has("try-again")


def test_another_order_keeps_the_choice(show: Show) -> None:
    shown = show("environment-chosen")
    choice = shown.find("order")
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert _names(shown) == sorted((one.name for one in ENVIRONMENTS), key=str.casefold)
    assert _list(shown).currentIndex().data() == "Contoso Production"
    assert shown.journey.state.environment == PRODUCTION


def test_the_one_used_last_is_marked(show: Show) -> None:
    model = _list(show("environment")).model()
    assert "Used last time" in model.index(0, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))


def test_a_list_with_a_gap_says_who_answered_instead(show: Show) -> None:
    words = show("environment-gap").words
    assert any("Dataverse's directory" in one and "yours may be missing" in one for one in words)


def test_rows_are_there_while_others_are_being_read(show: Show) -> None:
    shown = show("environment-growing")
    assert shown.has("environments")
    assert "Reading your environments" in shown.words


def test_no_environments_at_all_are_told_from_a_search_that_finds_none(show: Show) -> None:
    assert "Microsoft shows no environment to your account." in show("environment-none").words


def test_what_matters_of_the_chosen_one_is_told_whole(show: Show) -> None:
    pilot = next(one for one in ENVIRONMENTS if one.id == "e-6")
    shown = show(replace(STATES["environment"], environment=pilot))
    remark = next(one for one in shown.words if one.startswith("Its trial ends soon, on "))
    assert remark.endswith("Not linked to Finance and Operations.")


def test_why_one_is_not_listed_is_explained_and_the_list_comes_back(show: Show) -> None:
    shown = show("environment")
    shown.press("not-listed")
    assert not shown.has("environments")
    assert any(ALEX.user_name in one and "Microsoft cloud" in one for one in shown.words)
    for cause in ("another organisation", "no role", "activated", "security group"):
        assert any(cause in one for one in shown.words)
    shown.press("back-to-list")
    assert shown.has("environments")


def test_another_account_is_a_step_back(show: Show) -> None:
    shown = show("environment-absent")
    shown.press("another-account")
    assert shown.journey.state.step is StepId.SIGN_IN


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("environment-hidden", "Microsoft does not show this environment to you."),
        ("environment-found", "Found: Contoso Production. It is in the list now."),
        (
            "environment-unreachable",
            "The address contoso.crm4.dynamics.com could not be found on your network.",
        ),
    ],
)
def test_how_looking_it_up_ended_is_told(show: Show, name: str, words: str) -> None:
    assert words in show(name).words


def test_it_is_looked_up_once_at_a_time(show: Show) -> None:
    shown = show("environment-looking")
    shown.press("look-up")
    assert shown.journey.state == STATES["environment-looking"]


def test_a_list_that_grows_stays_where_the_person_has_moved_to(show: Show) -> None:
    many = tuple(replace(PRODUCTION, id=str(one), name=f"Environment {one:03}") for one in range(300))
    growing = Listing(is_reading=True, index=index_of(many[:150]))
    state = replace(STATES["environment"], environments=many[:150], listing=growing, environment=many[0])
    shown = show(state)
    bar = _list(shown).verticalScrollBar()
    bar.setValue(60)
    shown.become(replace(state, environments=many, listing=Listing(index=index_of(many))))
    assert bar.value() == 60
    assert _list(shown).currentIndex().data() == "Environment 000"
