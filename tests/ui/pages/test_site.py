from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton

from app.provisioning.site_request import SiteRequest

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[[str], Any]
_TOO_SHORT = "Use 3 to 50 characters for the address."


def test_the_address_follows_the_name_until_it_is_typed(show: Show) -> None:
    shown = show("site")
    QTest.keyClicks(shown.find("name"), "Contoso Orders")
    assert shown.journey.state.request == SiteRequest("Contoso Orders", "contoso-orders", 1033)
    address = shown.find("address")
    address.selectAll()
    QTest.keyClicks(address, "mine")
    QTest.keyClicks(shown.find("name"), "!")
    assert shown.journey.state.request.subdomain == "mine"


def test_what_a_screen_reader_puts_into_a_field_counts_as_typed(show: Show) -> None:
    shown = show("site")
    field = QAccessible.queryAccessibleInterface(shown.find("name"))
    field.setText(QAccessible.Text.Value, "Contoso Orders")
    assert shown.journey.state.request == SiteRequest("Contoso Orders", "contoso-orders", 1033)


def test_the_whole_address_is_shown(show: Show) -> None:
    preview = show("site-filled").find("preview").text()
    assert preview.endswith("contoso-orders.powerappsportals.com")


def test_an_objection_appears_while_typing_and_goes_again(show: Show) -> None:
    shown = show("site")
    assert _TOO_SHORT not in shown.words[:-10]
    QTest.keyClicks(shown.find("name"), "Hi")
    assert shown.words.count(_TOO_SHORT) == 2  # below the field, and beside Next
    QTest.keyClicks(shown.find("name"), "gh")
    assert _TOO_SHORT not in shown.words


def test_a_language_is_chosen_in_its_own_name(show: Show) -> None:
    shown = show("site")
    choice = shown.find("language-1053")
    assert isinstance(choice, QRadioButton)
    assert choice.text() == "svenska"
    choice.click()
    assert shown.journey.state.request.language == 1053


def test_typing_keeps_the_place_in_the_text(show: Show) -> None:
    shown = show("site-filled")
    field = shown.find("name")
    field.setCursorPosition(0)
    QTest.keyClicks(field, "My ")
    assert (field.text(), field.cursorPosition()) == ("My Contoso Orders", 3)
