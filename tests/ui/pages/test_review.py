from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[[str], Any]


def test_it_says_exactly_what_where_and_by_whom(show: Show) -> None:
    shown = show("review")
    facts = {
        name: shown.find(f"fact-{name}").text() for name in ("name", "language", "environment", "account")
    }
    assert facts == {
        "name": "Contoso Orders",
        "language": "English",
        "environment": "Contoso Production · Production · westeurope",
        "account": "alex@contoso.example",
    }


def test_the_button_names_the_act(show: Show) -> None:
    assert show("review").find("forward").text() == "Create the portal"


def test_it_says_what_cannot_be_undone(show: Show) -> None:
    assert any("Back and Close do not undo it" in one for one in show("review").words)


def test_what_the_program_has_not_proved_stands_there(show: Show) -> None:
    words = show("review-open-ends").words
    assert "Power Pages licence: It is not as it should be." in words
    assert "Room for the portal: confirmed by you, not checked by this program." in words


def test_the_keyboard_begins_on_no_button(show: Show) -> None:
    shown = show("review")
    assert shown.window.focusWidget() is not shown.find("forward")
    assert shown.window.focusWidget() is not None
