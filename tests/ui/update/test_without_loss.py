"""Leaving an update by its own buttons: what would be lost is kept, where it can be, or else asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from states_of_updating import CHOSEN, HEADER, REFERENCE, differences, reviewed, updating

from app.setup.choices_again import key_of
from app.setup.kept_choices import KeptChoices
from app.setup.portal_drafts import DRAFTS_NAME
from app.setup.state import SetupState, StepId
from app.setup.update_state import UpdateState, UpdateView
from app.update.merge.decision import Place
from ui.without_loss import close_without_loss

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
CLASH = Place(HEADER.table, HEADER.id, "adx_source", 0)


def _at(view: UpdateView, update: UpdateState, *, writes: bool = False) -> SetupState:
    """A page of an update whose choices are not kept, with a text that is being written or not."""
    state = updating(update)
    kept = KeptChoices(key_of(state), begun={CLASH: "  <p>Hello K"} if writes else {})
    return replace(state, update=replace(update, view=view, kept=kept))


def _sides(*, writes: bool = False) -> SetupState:
    return _at(UpdateView.SIDES, differences(HEADER, {} if writes else CHOSEN), writes=writes)


@pytest.fixture
def applied(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was being written each time that the changes were to be made."""
    asked: list[object] = []

    async def apply(changing: Any) -> None:
        asked.append(dict(changing._update.now.kept.begun))

    monkeypatch.setattr("app.setup.changing.Changing.apply", apply)
    return asked


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Once for each comparison."""
    asked: list[bool] = []

    async def compare(*_given: object) -> None:
        asked.append(True)

    monkeypatch.setattr("app.setup.updating.Updating.compare", compare)
    return asked


@pytest.mark.parametrize("from_list", [False, True])
def test_whoever_leaves_while_writing_is_asked_and_may_stay(show: Show, from_list: bool) -> None:
    shown = show(_sides(writes=True))
    shown.become(
        replace(shown.journey.state, update=replace(shown.journey.state.update, is_from_list=from_list))
    )
    name = "update-leave" if from_list else "update-close"
    shown.press(name)
    QApplication.processEvents()
    assert "Go on without it?" in shown.words
    assert any(one.startswith("You are still writing a text for “Header”.") for one in shown.words)
    assert QApplication.activeModalWidget() is None
    assert shown.window.focusWidget() is shown.find("keep-working")
    shown.press("keep-working")
    assert not shown.has("leave-question")
    assert shown.journey.state.update.kept.begun
    shown.press(name)
    shown.press("leave-anyway")
    assert shown.journey.state.update is None
    assert shown.journey.state.step is (StepId.WELCOME if from_list else StepId.FINISHED)


def test_where_nothing_is_lost_nobody_is_asked(show: Show) -> None:
    shown = show("update-sides")
    shown.press("update-close")
    assert (shown.journey.state.update, shown.has("leave-question")) == (None, False)


def test_what_is_not_kept_yet_is_kept_first(show: Show, tmp_path: Path) -> None:
    shown = show(_sides())
    shown.press("update-close")
    assert (shown.journey.state.update, shown.has("leave-question")) == (None, False)
    assert [one.suffix for one in (tmp_path / DRAFTS_NAME).iterdir()] == [".portal-choices"]


def test_what_cannot_be_kept_is_asked_about(show: Show, tmp_path: Path) -> None:
    (tmp_path / DRAFTS_NAME).write_bytes(b"")
    shown = show(_sides())
    shown.press("update-close")
    assert "What you chose last in the update is not kept on this computer." in shown.words
    shown.press("leave-anyway")
    assert shown.journey.state.update is None


def test_closing_keeps_first_and_asks_otherwise(show: Show, tmp_path: Path) -> None:
    shown, closed = show(_sides()), list[bool]()
    (tmp_path / DRAFTS_NAME).write_bytes(b"")
    close_without_loss(shown.session, lambda: closed.append(True))
    assert (closed, "Close the program?" in shown.words) == ([], True)
    shown.press("keep-working")
    (tmp_path / DRAFTS_NAME).unlink()
    close_without_loss(shown.session, lambda: closed.append(True))
    assert (closed, shown.has("leave-question")) == ([True], False)


def test_comparing_other_sides_while_writing_is_asked_about(show: Show, compared: list[bool]) -> None:
    shown = show(_sides(writes=True))
    shown.press("update-compare")
    assert (compared, shown.has("leave-question")) == ([True], False)
    shown.journey.updating.use_template(replace(REFERENCE, website="s-9"))
    shown.press("update-compare")
    assert (compared, shown.has("leave-question")) == ([True], True)
    shown.press("leave-anyway")
    assert compared == [True, True]


def test_changing_the_portal_while_writing_is_asked_about(show: Show, applied: list[object]) -> None:
    shown = show(_at(UpdateView.REVIEW, reviewed(CHOSEN), writes=True))
    shown.press("update-apply")
    shown.press("update-apply")
    assert (applied, shown.has("leave-question")) == ([], True)
    shown.press("leave-anyway")
    assert applied == [{}]


def test_the_question_of_a_page_goes_with_the_page(show: Show) -> None:
    shown = show(_at(UpdateView.REVIEW, reviewed(CHOSEN), writes=True))
    shown.press("update-apply")
    shown.press("update-back")
    assert (shown.window.asked, shown.has("leave-question")) == (None, False)


def test_after_changes_that_were_not_made_leaving_keeps_the_choices(show: Show, tmp_path: Path) -> None:
    (tmp_path / DRAFTS_NAME).write_bytes(b"")
    shown = show(_at(UpdateView.CHANGE, reviewed(CHOSEN)))
    shown.press("update-close")
    assert shown.has("leave-question")
