from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aftercare_moments import CREATION
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from window_states import STATES

from app.catalogues import help_page
from app.provisioning.standing import Standing
from app.releases.channel import Channel
from app.setup.state import StepId
from app.version import VERSION

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def test_it_says_for_whom_the_portal_is(show: Show) -> None:
    shown = show("welcome")
    assert "This is for you if" in shown.words
    assert not shown.has("resume")


def test_practice_is_a_press_away(show: Show) -> None:
    shown = show("welcome")
    shown.press("practise")
    assert shown.practised == [True]


def test_a_portal_that_is_being_created_can_be_gone_on_with(show: Show) -> None:
    shown = show("welcome-unfinished")
    assert "Your portal for Contoso Production is being created" in shown.words
    assert any(one.startswith("Contoso Orders: started ") for one in shown.words)
    assert shown.find("resume").accessibleName() == "Continue with Contoso Orders"


def test_what_is_long_overdue_and_nowhere_to_be_seen_need_not_be_looked_for(show: Show) -> None:
    assert not show("welcome-unfinished").has("let-go")
    old = replace(CREATION, started=datetime.now(UTC) - timedelta(hours=30))
    shown = show(replace(STATES["welcome-unfinished"], unfinished=(old,)))
    assert shown.find("let-go").accessibleName() == "Stop looking for Contoso Orders"
    assert any("Nothing of it can be seen" in one for one in shown.words)
    building = ((old.id, Standing.BUILDING),)
    assert not show(replace(shown.journey.state, standings=building)).has("let-go")


def test_a_web_shop_is_shown_the_way_to_commerce(show: Show) -> None:
    shown = show("welcome")
    shown.press("commerce")
    assert shown.opened == [help_page("commerce")]


def test_a_portal_that_was_finished_meanwhile_is_told_as_such(show: Show) -> None:
    words = show("welcome-unfinished-ready").words
    assert "Your portal for Contoso Production is finished" in words
    assert "Your portal for Contoso Production is being created" not in words


def test_portals_that_were_finished_before_can_be_gone_to(show: Show) -> None:
    shown = show("welcome-known")
    assert "Your portal Contoso Orders in Contoso Production" in shown.words
    assert "Your portal Customers in Contoso UAT" in shown.words
    shown.press("go-to-portal")
    state = shown.journey.state
    assert (state.step.value, state.environment.name) == ("finished", "Contoso Production")
    assert state.portals.wanted.name == "Contoso Orders"


def test_who_comes_back_is_at_the_portal_they_went_to(show: Show) -> None:
    shown = show("welcome-known")
    second = [one for one in shown.window.findChildren(QPushButton, "go-to-portal") if one.isVisible()][1]
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert shown.journey.state.step is StepId.SIGN_IN
    shown.journey.back()
    assert shown.window.focusWidget() is second


def test_those_who_have_a_portal_are_not_sent_away(show: Show) -> None:
    words = show("welcome").words
    assert any(one.startswith("You have a Customer Portal already: it can be taken over") for one in words)
    assert not any("have a portal of this kind already" in one for one in words)


def test_a_new_version_is_told_of_and_led_to(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "https://releases.example/"
    monkeypatch.setattr("ui.pages.new_version.release_channel", lambda: Channel("", page, ()))
    shown = show("welcome-newer")
    assert "Version 1.2.3 is out" in shown.words
    assert f"You have version {VERSION}. Nothing is installed by itself." in shown.words
    shown.press("see-new-version")
    assert shown.opened == [page]
    shown.become(STATES["welcome"])
    assert not shown.has("see-new-version")
