from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton
from window_places import ALEX, ROBIN
from window_states import STATES

from app.catalogues import help_page

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
    assert shown.find("time-left").text() == "15 min 0 s left"


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


def test_the_code_can_be_read_by_a_phone(show: Show) -> None:
    picture = show("sign-in-code").find("qr-code")
    assert picture.accessibleName() == "QR code of https://microsoft.com/devicelogin"


def test_the_time_left_is_told_while_the_browser_is_open(show: Show) -> None:
    shown = show("sign-in-waiting")
    assert shown.find("time-left").text() == "5 min 0 s left"
    assert shown.has("use-code-now")
    shown.become(STATES["sign-in"])
    assert not shown.has("time-left")


def test_before_the_browser_is_open_one_can_only_cancel(show: Show) -> None:
    shown = show("sign-in-beginning")
    assert shown.has("cancel-sign-in")
    assert not any(shown.has(name) for name in ("open-again", "copy-link", "use-code-now", "time-left"))


def test_what_an_administrator_has_to_approve_comes_with_a_message(show: Show) -> None:
    shown = show("sign-in-unapproved")
    message = shown.find("approval-message")
    assert isinstance(message, QPlainTextEdit)
    assert message.isReadOnly()
    approval = shown.journey.people.approval()
    assert message.toPlainText() == str(approval.message)
    shown.press("copy-message")
    assert QGuiApplication.clipboard().text() == str(approval.message)
    shown.press("open-approval")
    assert shown.opened == [approval.page]
    shown.become(STATES["sign-in-timed-out"])
    assert not shown.has("approval")


def test_a_program_without_registration_says_what_to_do_and_where_to_read(show: Show) -> None:
    shown = show("sign-in-unregistered")
    assert any("--client-id" in one for one in shown.words)
    shown.press("read-how")
    assert shown.opened == [help_page("app_registration")]
    assert not show("sign-in-timed-out").has("read-how")


def test_whose_guest_one_is_stands_beside_the_account(show: Show) -> None:
    shown = show("sign-in-guest")
    assert "Guest of fabrikam.example" in shown.words
    choices = shown.window.findChildren(QRadioButton, "account")
    assert [one.accessibleName() for one in choices] == [
        "alex@contoso.example",
        "alex@contoso.example, guest of fabrikam.example",
    ]


def test_the_organisation_of_a_guest_is_folded_away_and_looked_at_before_it_is_used(show: Show) -> None:
    shown = show("sign-in-done")
    assert not shown.has("organisation")
    shown.press("guest")
    field = shown.find("organisation")
    assert isinstance(field, QLineEdit)
    shown.press("sign-in-as-guest")
    assert "Type the domain or the id of the organisation." in shown.words
    assert field.accessibleDescription() == "Type the domain or the id of the organisation."
    QTest.keyClicks(field, "Fabrikam")
    assert "Type the domain or the id of the organisation." not in shown.words
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert any("such as contoso.com" in one for one in shown.words)
    assert shown.journey.state.step.value == "sign-in"


def test_a_portal_that_is_wanted_waits_for_the_sign_in(show: Show) -> None:
    words = show("sign-in-wanted").words
    assert "Your portal Customers in Contoso UAT" in words
    assert "Sign in with the account that you set it up with. Next then leads to it." in words
    # The other one's account is saved, so it can be gone to at once.
    other = "Your portal Contoso Orders in Contoso Production"
    assert words.index("Your portal Customers in Contoso UAT") < words.index(other)
