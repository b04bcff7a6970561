from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton
from usability_states import NEEDED, REPRESENTATIVE, TO_ACCOUNT
from window_states import STATES

from app.errors import SignInNeeded
from app.problems import SignInWish, problem_of
from app.setup.making_usable import MakingUsable
from app.setup.usability import Part, Usability, Work
from ui.scope import Scope

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def summary(shown: Any) -> str:
    label = shown.find("web-roles-summary")
    assert isinstance(label, QLabel)
    return label.text()


def test_before_it_was_looked_nothing_is_said_to_be_right_or_wrong(show: Show) -> None:
    shown = show("finished")
    assert "has not been looked at yet" in summary(shown)
    assert not shown.has("make-permissions")


def test_without_the_party_model_the_roles_work_as_they_came(show: Show) -> None:
    shown = show("usable-not-needed")
    assert summary(shown) == "The party model is not installed: no further table permissions are needed."
    assert not shown.has("make-permissions")


def test_a_website_that_cannot_be_told_is_looked_for_by_the_person(show: Show) -> None:
    shown = show("usable-no-website")
    assert "cannot be told" in summary(shown)
    assert not shown.has("make-permissions")


def test_what_would_be_made_is_said_before_it_is_made(show: Show) -> None:
    shown = show("usable-to-do")
    assert shown.find("make-permissions").isEnabled()
    assert "Contact to Party Connection: Missing, and will be created" in shown.words
    assert any("for Authenticated Users, Customer Representative" in one for one in shown.words)
    adds = "Creating adds 3 rows to the configuration of Contoso Orders, and changes nothing else."
    assert adds in shown.words


def test_what_is_different_says_where_to_change_it(show: Show) -> None:
    shown = show("usable-different")
    assert "Our own: There, but different. It is left as it is" in shown.words
    assert any("Portal Management app" in one for one in shown.words)
    assert not shown.has("make-permissions")


def test_an_answer_is_taken_and_its_question_keeps_the_keyboard(show: Show) -> None:
    shown = show("usable-unclear")
    assert not shown.has("make-permissions")
    role = shown.find(f"answer-representative-{REPRESENTATIVE.id}")
    role.setFocus()
    QTest.keyClick(role, Qt.Key.Key_Space)
    assert shown.journey.state.usability.answers == {"representative": REPRESENTATIVE.id}
    assert shown.window.focusWidget() is role
    relationship = shown.find(f"answer-account-{TO_ACCOUNT.name}")
    relationship.setFocus()
    QTest.keyClick(relationship, Qt.Key.Key_Space)
    assert isinstance(role, QRadioButton)
    assert role.isChecked()
    assert shown.has("make-permissions")


def test_all_three_there_is_said_and_nothing_is_left_to_press(show: Show) -> None:
    shown = show("usable-made")
    assert "all three table permissions are there" in summary(shown)
    assert not shown.has("make-permissions")


def test_a_refusal_says_who_can_do_it_and_leaves_the_way_by_hand(show: Show) -> None:
    shown = show("usable-refused")
    assert "A system administrator of this environment can do this." in shown.words
    shown.find("apps-for-permissions").setFocus()
    QTest.keyClick(shown.find("apps-for-permissions"), Qt.Key.Key_Space)
    assert shown.opened[0].endswith("/environments/e-1/apps")


def test_a_sign_in_that_has_ended_is_renewed_for_dataverse(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = problem_of(SignInNeeded('{"a": 1}', resource="https://org.crm4.dynamics.com"))
    looked: list[bool] = []

    async def check_permissions(_usability: MakingUsable) -> None:
        looked.append(True)

    monkeypatch.setattr(MakingUsable, "check_permissions", check_permissions)
    usability = Usability(ticks={}, work={Part.PERMISSIONS: Work(problem=ended)})
    shown = show(replace(STATES["finished"], usability=usability))
    asked: list[SignInWish | None] = []

    async def sign_in_again(_open_page: Any, wish: SignInWish | None) -> None:
        asked.append(wish)

    monkeypatch.setattr(shown.journey.people, "sign_in_again", sign_in_again)
    monkeypatch.setattr(Scope, "spawn", lambda _, work: asyncio.run(work))
    again = shown.find("sign-in-again")
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Space)
    assert (asked, looked) == ([SignInWish("https://org.crm4.dynamics.com", '{"a": 1}')], [True])


def test_without_a_site_there_is_nothing_to_make_usable(show: Show) -> None:
    shown = show(replace(STATES["usable-to-do"], site=None))
    assert not any(shown.has(name) for name in ("web-roles-summary", "invitees", "about-hand-over"))


def test_what_was_asked_goes_away_with_the_question(show: Show) -> None:
    shown = show("usable-unclear")
    shown.become(replace(STATES["finished"], usability=Usability(NEEDED)))
    assert not shown.has(f"answer-representative-{REPRESENTATIVE.id}")
