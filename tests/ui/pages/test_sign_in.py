from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QRadioButton
from window_states import ALEX, ROBIN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[[str], Any]


def test_it_says_what_the_program_asks_for(show: Show) -> None:
    assert "What this program asks for" in show("sign-in").words


def test_a_saved_account_is_taken_without_typing(show: Show) -> None:
    shown = show("sign-in-saved")
    choices = shown.window.findChildren(QRadioButton, "account")
    assert [one.text() for one in choices] == [ALEX.user_name, ROBIN.user_name]
    choices[1].click()
    assert shown.journey.state.account == ROBIN
    assert shown.find("forward").isEnabled()


def test_the_code_is_large_and_can_be_copied(show: Show) -> None:
    shown = show("sign-in-code")
    shown.press("copy-code")
    assert QGuiApplication.clipboard().text() == shown.find("device-code").text() == "FJC4XQ9ZP"
    assert "Good for 15 minutes." in shown.words


def test_the_link_can_be_opened_again_and_copied(show: Show) -> None:
    shown = show("sign-in-waiting")
    shown.press("open-again")
    shown.press("copy-link")
    assert shown.opened == [QGuiApplication.clipboard().text()] == [shown.journey.state.sign_in_address]


def test_a_time_that_ran_out_is_told_with_its_remedy(show: Show) -> None:
    shown = show("sign-in-timed-out")
    assert "The browser did not come back in time." in shown.words
    assert shown.has("sign-in")


def test_it_warns_where_the_sign_in_is_not_kept(show: Show) -> None:
    assert any("keyring" in one for one in show("sign-in-not-kept").words)
    assert not any("keyring" in one for one in show("sign-in").words)
