from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from app.text import text
from ui.leads_to import Link

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_PAGE = "https://make.powerpages.microsoft.com/e/1"


@pytest.fixture
def shown(show: Callable[..., Any]) -> Any:
    return show("welcome")


def test_a_link_opens_the_page_that_it_told_of(shown: Any) -> None:
    link = Link(shown.session, text("Open"), _PAGE)
    told = "Opens make.powerpages.microsoft.com in your browser"
    assert (link.button.accessibleDescription(), link.button.toolTip()) == (told, told)
    link.button.click()
    assert shown.opened == [_PAGE]


def test_a_link_that_leads_nowhere_cannot_be_pressed(shown: Any) -> None:
    went: list[bool] = []
    link = Link(shown.session, text("Open"), opened=lambda: went.append(True))
    link.open()
    assert (link.button.isEnabled(), shown.opened, went) == (False, [], [])


def test_whoever_wants_to_know_hears_that_the_page_is_open(shown: Any) -> None:
    went: list[bool] = []
    link = Link(shown.session, text("Open"), opened=lambda: went.append(True))
    link.lead_to(_PAGE)
    link.button.click()
    assert went == [True]


def test_signing_in_says_where_it_begins(show: Callable[..., Any]) -> None:
    begins = show("sign-in").find("sign-in")
    assert isinstance(begins, QPushButton)
    assert begins.accessibleDescription() == "Opens login.microsoftonline.com in your browser"
