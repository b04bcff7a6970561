from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from states_of_readiness import MAPS_WAIT, WATCHING
from window_places import ALL_READY
from window_states import STATES

from app.setup.state import SetupState, StepId
from app.text import render
from ui.pages.mending_maps import guide

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told of maps and of the watch."""
    heard: list[str] = []
    for module in ("ui.pages.map_row", "ui.pages.mending_maps"):
        monkeypatch.setattr(f"{module}.announce", lambda _place, message: heard.append(message))
    return heard


def watching(**changes: Any) -> SetupState:
    return replace(STATES["mending-maps"], **changes)


def test_the_maps_are_shown_in_the_order_in_which_they_are_started(show: Show) -> None:
    words = show("mending-maps").words
    titles = ["1. Products", "2. Contacts", "3. Accounts", "4. Sales Order Header", "5. Sales Order Details"]
    assert [one for one in words if one in titles] == titles


def test_the_dual_write_screen_is_opened_by_either_address(show: Show) -> None:
    shown = show("mending-maps")
    shown.press("open-dual-write")
    shown.press("open-dual-write-elsewhere")
    assert shown.opened == [WATCHING.page, WATCHING.second_page]


def test_without_an_address_there_is_no_button_for_it(show: Show) -> None:
    shown = show(watching(mending=replace(WATCHING, page="", second_page="")))
    assert not shown.has("open-dual-write")
    assert not shown.has("open-dual-write-elsewhere")


def test_only_what_could_not_be_read_can_be_confirmed(show: Show) -> None:
    shown = show("mending-maps")
    assert shown.has("confirm-map-products")
    assert not shown.has("confirm-map-accounts")
    shown.press("confirm-map-products")
    assert "Confirmed by you" in shown.words
    assert not shown.has("confirm-map-products")


def test_a_map_that_begins_to_run_is_told_once(show: Show, said: list[str]) -> None:
    shown = show("mending-maps")
    assert said == []
    runs = {one.check.id: one for one in ALL_READY}["table-map-accounts"]
    shown.become(watching().with_result(runs))
    shown.become(watching(mending=replace(WATCHING, watches=True)).with_result(runs))
    assert said == ["3. Accounts: Running"]


def test_that_all_run_is_told_and_the_way_back_stands_out(show: Show, said: list[str]) -> None:
    shown = show("mending-maps")
    shown.become(watching(readiness=ALL_READY))
    assert said[-1] == "All table maps run, or you have confirmed that they do"
    assert shown.find("to-checks").property("look") == "primary"
    assert not shown.has("look-now")


def test_a_watch_that_rests_says_so(show: Show, said: list[str]) -> None:
    show("mending-maps").become(STATES["mending-maps-resting"])
    assert said == ["Watching has stopped, since nobody was here for a while"]


def test_the_way_back_keeps_what_was_found(show: Show) -> None:
    shown = show("mending-maps")
    shown.press("to-checks")
    assert shown.journey.state.place == (StepId.READINESS, "")
    assert shown.journey.state.readiness == MAPS_WAIT
    assert "Is everything ready?" in shown.words


def test_the_checks_lead_here_while_a_map_waits(show: Show) -> None:
    shown = show("readiness-maps-wait")
    shown.press("start-maps")
    assert "Start the table maps together" in shown.words
    assert not show("readiness-ready").has("start-maps")


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("en", "status is “Running”:"),
        ("sv", "status is “Körs” (Running):"),
        ("de", "“Nicht ausgeführt” (Not running)"),
        ("sv", "choose “Run” (in English)"),
        ("fi", "status is “Running” (in English):"),
    ],
)
def test_the_screen_is_quoted_in_its_own_language(language: str, piece: str) -> None:
    assert piece in " ".join(render(step) for step in guide(language))


def test_the_next_map_to_start_is_pointed_out(show: Show) -> None:
    shown = show("mending-maps")
    assert shown.words.count("This one is next.") == 1
    shown.become(watching(readiness=ALL_READY))
    assert "This one is next." not in shown.words
    assert not shown.has("open-dual-write")
