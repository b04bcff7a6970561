from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QRadioButton
from states_of_updating import REFERENCE

from app.setup.portals import Portals
from app.setup.state import StepId
from app.setup.update_state import UpdateView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the journey was told to do."""
    asked: list[str] = []

    def note(name: str) -> Callable[..., Any]:
        async def do(*_given: object) -> None:
            asked.append(name)

        return do

    for part, names in (
        ("updating.Updating", ("compare", "look_for_portals")),
        ("changing.Changing", ("apply", "undo", "go_on")),
    ):
        for name in names:
            monkeypatch.setattr(f"app.setup.{part}.{name}", note(name))
    return asked


def test_a_portal_offers_to_be_brought_up_to_date(show: Show) -> None:
    shown = show("finished")
    shown.press("update")
    assert "Bring your portal up to date" in shown.words
    assert not shown.has("step-welcome")
    shown.press("update-close")
    assert shown.has("update")
    assert shown.has("step-welcome")


def test_each_portal_of_the_list_leads_to_its_update(show: Show) -> None:
    shown = show("welcome-known")
    update = shown.find("update-portal")
    assert update.accessibleName() == "Update: Your portal Contoso Orders in Contoso Production"
    assert update.accessibleDescription().startswith("Compare it with Microsoft’s newest template.")
    update.setFocus()
    QTest.keyClick(update, Qt.Key.Key_Space)
    portals = shown.journey.state.portals
    assert (shown.journey.state.step, portals.wanted.name) == (StepId.FINISHED, "Contoso Orders")
    assert portals.updates


def test_the_portal_is_named_and_the_way_back_leads_where_one_came_from(show: Show) -> None:
    shown = show("update-sides-from-list")
    assert shown.find("which-portal").text() == "Contoso Orders in Contoso Production"
    assert not shown.has("update-close")
    shown.press("update-leave")
    assert (shown.journey.state.step, shown.journey.state.update) == (StepId.WELCOME, None)


def test_the_template_is_one_of_the_other_portals(show: Show, done: list[str]) -> None:
    shown = show("update-sides")
    assert not shown.find("update-compare").isEnabled()
    choice = shown.find("template-portal-0")
    assert isinstance(choice, QRadioButton)
    choice.click()
    assert shown.journey.state.update.template == REFERENCE
    shown.press("update-compare")
    assert done == ["compare"]


def test_portals_of_other_environments_are_looked_for_on_request(show: Show, done: list[str]) -> None:
    shown = show("update-sides")
    shown.press("look-for-portals")
    assert done == ["look_for_portals"]
    shown.become(
        replace(shown.journey.state, update=replace(shown.journey.state.update, others=()), portals=Portals())
    )
    assert "There is no other portal in them." in shown.words
    assert not shown.has("look-for-portals")


@pytest.mark.parametrize(("name", "side"), [("template-folder", "template"), ("baseline-folder", "baseline")])
def test_a_folder_serves_as_well(show: Show, name: str, side: str, tmp_path: Path) -> None:
    shown = show("update-sides")
    shown.press(name)
    (dialog,) = shown.window.findChildren(QFileDialog, "which-folder")
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert getattr(shown.journey.state.update, side) == tmp_path
    assert f"✓ The folder {tmp_path}" in shown.words


def test_a_folder_that_was_chosen_can_be_left_out_again(show: Show) -> None:
    shown = show("update-sides-chosen")
    shown.press("baseline-none")
    assert shown.journey.state.update.baseline is None
    assert any("Nobody kept it." in one for one in shown.words)


def test_while_it_is_read_nothing_else_can_be_chosen(show: Show) -> None:
    shown = show("update-reading")
    assert "Reading your portal: 120 of 480" in shown.words
    names = ("update-compare", "template-portal-0", "template-folder", "baseline-folder")
    assert not any(shown.find(name).isEnabled() for name in names)


def test_the_review_shows_now_and_afterwards_and_offers_no_choice(show: Show) -> None:
    shown = show("update-review")
    assert {"Now", "Afterwards"} <= set(shown.words)
    assert not any(shown.has(f"choose-{way}") for way in ("ours", "theirs", "both", "edit"))


def test_only_the_button_of_the_review_changes_the_portal(show: Show, done: list[str]) -> None:
    shown = show("update-review")
    assert shown.window.focusWidget().objectName() == "differences"
    assert done == []
    shown.press("update-apply")
    assert done == ["apply"]


def test_with_a_choice_missing_nothing_can_be_changed(show: Show) -> None:
    shown = show("update-review-open")
    assert not shown.find("update-apply").isEnabled()
    assert "2 places still wait for your choice. Go back and choose there first." in shown.words
    shown.press("update-back")
    assert shown.journey.state.update.view is UpdateView.DIFFERENCES


def test_how_far_the_changes_are_is_told_and_nothing_can_be_pressed(show: Show) -> None:
    shown = show("update-changing")
    assert "Changing your portal: 2 of 5" in shown.words
    assert not any(shown.has(name) for name in ("undo", "update-close", "save-update-report", "update-go-on"))


def test_what_became_of_the_changes_is_told(show: Show) -> None:
    shown = show("update-changed")
    assert {"Your portal is up to date", "6 parts are changed."} <= set(shown.words)
    assert not shown.has("update-go-on")


def test_what_was_left_alone_is_told_with_why(show: Show, done: list[str]) -> None:
    shown = show("update-changed-in-part")
    assert "The update has not come to its end" in shown.words
    assert any("somebody changed it since it was read." in one for one in shown.words)
    shown.press("update-go-on")
    assert done == ["go_on"]


def test_a_restart_that_is_due_is_told_and_can_be_asked_for(show: Show, done: list[str]) -> None:
    shown = show("update-restart-due")
    assert any("visitors may still see the old pages" in one for one in shown.words)
    assert not shown.has("update-go-on")
    shown.press("update-restart")
    assert done == ["go_on"]
    assert not show("update-changed").has("update-restart")


def test_the_changes_are_taken_back_after_a_second_look(show: Show, done: list[str]) -> None:
    shown = show("update-changed")
    shown.press("undo")
    assert done == []
    shown.press("undo-yes")
    assert done == ["undo"]


def test_what_was_taken_back_cannot_be_taken_back_again(show: Show) -> None:
    shown = show("update-undone")
    assert "The changes are taken back" in shown.words
    assert not shown.has("undo")
    shown.press("update-close")
    assert shown.journey.state.update is None


def test_help_is_there_from_the_start_and_later_on_request(show: Show) -> None:
    assert show("update-sides").has("help")
    shown = show("update-differences")
    assert not shown.has("help")
    shown.press("ask-help")
    assert any("changed the same place in different ways" in one for one in shown.words)
