from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from window_states import STATES

from app.setup.proof import Proof

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]

PAGE = "https://login.microsoftonline.com/organizations"


def test_it_says_what_the_page_in_the_browser_is_about(show: Show) -> None:
    shown = show("readiness-proof")
    assert "Microsoft wants you to confirm who you are" in shown.words
    assert shown.find("time-left").text() == "5 min 0 s left"
    assert not shown.has("sign-in-again")


def test_the_page_can_be_opened_again_and_its_link_copied(show: Show) -> None:
    shown = show("readiness-proof")
    shown.press("prove-again")
    shown.press("prove-link")
    assert shown.opened == [QGuiApplication.clipboard().text()] == [PAGE]


def test_before_the_page_is_open_one_can_only_cancel(show: Show) -> None:
    shown = show("create-proof")
    assert shown.has("stop-proving")
    assert not shown.has("prove-again")
    shown.become(replace(STATES["create-proof"], proof=Proof(PAGE)))
    assert shown.has("prove-again")


def test_it_goes_away_when_it_is_over_and_the_window_comes_forward(show: Show) -> None:
    shown = show("readiness-proof")
    assert shown.came_forward == []
    shown.become(STATES["readiness-running"])
    assert not shown.has("proof")
    assert shown.came_forward == [True]
    shown.become(STATES["readiness-ready"])
    assert shown.came_forward == [True]


def test_a_window_that_is_closing_does_not_come_forward(show: Show) -> None:
    shown = show("readiness-proof")
    shown.window.hide()
    shown.become(STATES["readiness-running"])
    assert shown.came_forward == []
