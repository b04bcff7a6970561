"""What a person can choose where a portal is there already, and where it has to be made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from window_places import RECORD
from window_states import STATES

from app.languages import language_of
from app.provisioning.plan import Adopt, Create, Reactivate
from app.setup.course import Course
from app.setup.state import StepId
from ui.pages import consequences

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def test_a_portal_that_is_there_is_taken_over_and_the_setup_goes_on(show: Show) -> None:
    shown = show("readiness-portal-there")
    assert not shown.find("forward").isEnabled()
    shown.press("take-way-0")
    state = shown.journey.state
    assert isinstance(state.course.way, Adopt)
    shown.become(state)
    QApplication.processEvents()
    assert shown.find("verdict-portal-slot").text() == "Decided by you"
    assert "You take over Contoso Orders. Nothing is created." in shown.words
    assert shown.find("forward").isEnabled()
    shown.press("decide-anew")
    shown.become(shown.journey.state)
    assert shown.journey.state.course.way == Create()
    assert not shown.find("forward").isEnabled()


def test_an_inactive_one_is_brought_back_or_passed_by(show: Show) -> None:
    shown = show("readiness-portal-asleep")
    assert "It is our portal: bring back Contoso customers" in shown.words
    assert shown.has("confirm-portal-slot")
    shown.press("take-way-0")
    assert shown.journey.state.course.way == Reactivate(RECORD)
    assert shown.journey.state.request.subdomain == "contoso-customers"


@pytest.mark.parametrize(
    ("name", "title", "button"),
    [
        ("review", "Create this portal?", "Create the portal"),
        ("review-bring-back", "Bring this portal back?", "Bring the portal back"),
        ("review-take-over", "Take over this portal?", "Take over this portal"),
    ],
)
def test_the_last_look_says_what_will_be_done(show: Show, name: str, title: str, button: str) -> None:
    shown = show(name)
    assert title in shown.words
    assert shown.find("forward").text() == button


def test_how_long_it_is_free_is_said_with_the_day(show: Show) -> None:
    assert show("review").find("fact-trial").text().startswith("90 days, until about ")


def test_every_way_has_its_consequences() -> None:
    assert set(consequences.REVIEWS) == {way.__name__ for way in (Create, Reactivate, Adopt)}


def test_what_is_brought_back_keeps_its_name(show: Show) -> None:
    name = show("site-bring-back").find("name")
    assert isinstance(name, QLineEdit)
    assert (name.text(), name.isEnabled()) == ("Contoso customers", False)


def test_an_address_that_was_refused_has_suggestions(show: Show) -> None:
    shown = show("site-refused")
    assert any("does not give out this address" in one for one in shown.words)
    shown.press("suggestion-contoso-orders-b2b")
    assert shown.journey.state.request.subdomain == "contoso-orders-b2b"
    shown.become(shown.journey.state)
    assert not shown.has("suggestions")


def test_words_of_the_screen_that_are_only_known_in_english_are_said_to_be(show: Show) -> None:
    assert not show("create-by-hand").has("english-screen")
    swedish = show("create-by-hand", language=language_of("sv"))
    assert swedish.has("english-screen")
    assert any("Kundportal" in one and "Customer Portal" in one for one in swedish.words)


def test_the_steps_by_hand_are_shown_with_the_words_of_the_screen(show: Show) -> None:
    shown = show("create-by-hand")
    assert 'On the left choose "Templates", then the tab "Dynamics 365".' in shown.words
    assert any("does not let a program create a site here for you" in one for one in shown.words)
    assert not shown.has("problem")
    assert shown.find("back").isEnabled()


def test_while_the_program_looks_it_says_so(show: Show) -> None:
    assert show("create-by-hand-looking").find("looking").text() == "Looking for the new portal"
    assert not show("create-by-hand").has("looking")


def test_details_of_the_refusal_can_be_unfolded(show: Show) -> None:
    shown = show("create-by-hand")
    assert "message: No permissions." not in shown.words
    shown.press("reason-details")
    assert "message: No permissions." in shown.words


def test_what_is_left_behind_and_where_to_look_is_told(show: Show) -> None:
    shown = show("create-stopped")
    assert any("It left the site Shop behind." in one for one in shown.words)
    assert shown.has("open-sites")


def test_one_can_keep_waiting(show: Show) -> None:
    assert show("create-stalled").find("try-again").text() == "Keep waiting"
    assert show("create-stopped").find("try-again").text() == "Look again"


def test_content_without_a_name_can_be_given_one(show: Show) -> None:
    nameless = replace(STATES["site-bring-back"], course=Course(Reactivate(replace(RECORD, name=""))))
    assert show(nameless).find("name").isEnabled()


def test_what_asks_anew_is_called_so(show: Show) -> None:
    assert show("create-busy").find("try-again").text() == "Ask again"
    assert STATES["create-stalled"].step is StepId.CREATE
