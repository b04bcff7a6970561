from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aftercare_moments import CREATION, FINDINGS, READY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from room import room_faults
from window_places import SITE
from window_sizes import SMALLEST, of_size
from window_states import STATES

from app.aftercare.origin import Origin
from app.aftercare.reachability import Reach
from app.services.site_answers import Answer, SiteAnswer
from app.setup.aftercare_state import Act, Deed
from app.setup.state import SetupState
from app.text import text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
FOLDS = ("scan", "visibility", "production", "more", "hand-over", "report", "baseline")


class Acts:
    """Stands for the journey's part: takes note of what was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def scan(self) -> None:
        self.asked.append("scan")

    async def restart(self) -> None:
        self.asked.append("restart")

    async def convert(self) -> None:
        self.asked.append("convert")

    async def remove(self) -> None:
        self.asked.append("remove")

    async def make_public(self, *, public: bool) -> None:
        self.asked.append(f"public={public}")


@pytest.fixture
def acting(show: Show, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], tuple[Any, list[str]]]:
    """Shows a state, with a journey that only takes note."""

    def make(name: str) -> tuple[Any, list[str]]:
        shown, acts = show(name), Acts()
        shown.journey.portal = shown.journey.removal = acts

        def at_once(_scope: object, work: Any) -> None:
            with pytest.raises(StopIteration):
                work.send(None)

        monkeypatch.setattr("ui.scope.Scope.spawn", at_once)
        return shown, acts.asked

    return make


def types(shown: Any, name: str, content: str) -> None:
    field = shown.find(name)
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, content)


def with_deed(act: Act, deed: Deed) -> SetupState:
    return replace(STATES["finished"], aftercare=READY.with_deed(act, deed))


def answered(answer: Answer, *, waits: bool = False, status: int = 0, host: str = "") -> SetupState:
    care = replace(READY, reach=Reach(SiteAnswer(answer, status, host), waits=waits))
    if waits:
        care = care.with_deed(Act.REACH, Deed(text("Waiting")))
    return replace(STATES["finished"], aftercare=care)


def test_everything_seldom_is_folded_away(show: Show) -> None:
    shown = show("finished")
    for name in ("scan", "make-public", "convert", "restart", "remove"):
        assert not shown.has(name)
    for fold in FOLDS:
        shown.press(f"unfold-{fold}")
    for name in ("scan", "make-public", "convert", "restart", "remove"):
        assert shown.has(name)
    shown.press("unfold-more")
    assert not shown.has("remove")


def test_whether_it_is_folded_away_is_said(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("ui.aftercare.fold.announce", lambda _place, message: said.append(message))
    shown = show("finished")
    turn = shown.find("unfold-report")
    assert (turn.accessibleName(), turn.accessibleDescription()) == (
        "Show: Keep a report",
        "Keep a report: folded away",
    )
    turn.setFocus()
    QTest.keyClick(turn, Qt.Key.Key_Space)
    assert (turn.accessibleName(), turn.accessibleDescription()) == (
        "Hide: Keep a report",
        "Keep a report: shown below",
    )
    shown.press("unfold-report")
    assert said == ["Keep a report: shown below", "Keep a report: folded away"]


@pytest.mark.parametrize("fold", FOLDS)
def test_nothing_is_cut_off_when_it_is_unfolded_in_the_smallest_window(show: Show, fold: str) -> None:
    shown = show("finished-scanned")
    shown.press(f"unfold-{fold}")
    of_size(shown.window, SMALLEST)
    assert room_faults(shown.window) == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (answered(Answer.OPEN), "The portal answers."),
        (answered(Answer.ASKS_TO_SIGN_IN), "asks visitors to sign in"),
        (answered(Answer.TURNS_AWAY, status=403), "HTTP 403"),
        (answered(Answer.LEADS_ELSEWHERE, host="orders.example"), "orders.example"),
        (answered(Answer.STARTING, waits=True), "looks again"),
        (answered(Answer.NAME_UNKNOWN, waits=True), "not yet known on the network"),
        (answered(Answer.CERTIFICATE), "its certificate is not valid yet"),
        (answered(Answer.UNREACHED), "could not reach it"),
    ],
)
def test_each_answer_has_its_words(show: Show, state: SetupState, said: str) -> None:
    assert said in show(state).find("answer").text()


def test_a_portal_that_does_not_answer_can_be_looked_at_again(show: Show) -> None:
    assert show("finished-late").has("reach-again")
    assert not show("finished-starting").has("reach-again")
    assert not show("finished").has("reach-again")


def test_findings_lead_to_microsofts_documentation_alone(show: Show) -> None:
    shown = show("finished-scanned")
    shown.press("unfold-scan")
    assert "Put right: The website is turned off" in shown.words
    assert "Hint: A page of others" in shown.words
    assert not shown.has("read-more-2")
    shown.press("read-more-1")
    assert shown.opened == [FINDINGS[1].learn_more]


def test_the_check_is_asked_for_by_its_button(acting: Any) -> None:
    shown, asked = acting("finished")
    shown.press("unfold-scan")
    shown.press("scan")
    assert asked == ["scan"]


@pytest.mark.parametrize(
    ("fold", "button", "expected"),
    [("visibility", "make-public", "public=True"), ("more", "restart", "restart")],
)
def test_a_change_is_confirmed_in_place(acting: Any, fold: str, button: str, expected: str) -> None:
    shown, asked = acting("finished")
    shown.press(f"unfold-{fold}")
    shown.press(button)
    shown.press(f"{button}-no")
    assert not shown.has(f"{button}-yes")
    assert asked == []
    shown.press(button)
    shown.press(f"{button}-yes")
    assert asked == [expected]


def test_a_public_portal_can_be_made_private(show: Show) -> None:
    shown = show(replace(STATES["finished"], site=replace(SITE, is_private=False)))
    shown.press("unfold-visibility")
    assert shown.has("make-private")
    assert not shown.has("make-public")


@pytest.mark.parametrize(("fold", "button"), [("production", "convert"), ("more", "remove")])
def test_what_has_no_way_back_wants_the_name_typed(acting: Any, fold: str, button: str) -> None:
    shown, asked = acting("finished")
    shown.press(f"unfold-{fold}")
    for typed in ("", "contoso orders", "Contoso Order"):
        types(shown, f"{button}-typed", typed)
        assert not shown.find(button).isEnabled()
    types(shown, f"{button}-typed", " Contoso Orders ")
    shown.press(button)
    assert asked == [button]


def test_a_developer_environment_cannot_be_converted(show: Show) -> None:
    state = STATES["finished"]
    assert state.environment is not None
    shown = show(replace(state, environment=replace(state.environment, kind="Developer")))
    shown.press("unfold-production")
    types(shown, "convert-typed", "Contoso Orders")
    assert not shown.find("convert").isEnabled()


def test_while_one_change_runs_no_other_begins(show: Show) -> None:
    shown = show(with_deed(Act.RESTART, Deed(text("Restarting the portal"))))
    shown.press("unfold-visibility")
    shown.press("unfold-more")
    assert not shown.find("make-public").isEnabled()
    assert not shown.find("restart").isEnabled()


def test_a_portal_of_somebody_else_is_not_offered_for_removal(show: Show) -> None:
    shown = show("finished-not-ours")
    shown.press("unfold-more")
    assert not shown.has("remove")
    assert "It was there before." in shown.find("removal-reason").text()


def test_a_portal_that_could_not_be_read_can_be_looked_at_again(show: Show) -> None:
    shown = show("finished-unread")
    assert shown.has("again-look")
    assert "It is a trial that ends in 90 days." in shown.words


def test_a_change_that_was_refused_is_not_offered_as_a_mere_repetition(show: Show) -> None:
    shown = show("finished-refused")
    shown.press("unfold-visibility")
    assert not shown.has("again-visibility")


def test_a_refusal_stands_where_it_was_asked_for(show: Show) -> None:
    shown = show("finished-refused")
    shown.press("unfold-visibility")
    assert "Microsoft did not make the portal public." in shown.words


def test_where_the_sign_in_has_ended_it_is_offered_again(show: Show) -> None:
    shown = show("finished-sign-in")
    shown.press("unfold-more")
    assert shown.has("sign-in-again-restart")


def test_the_day_is_saved_where_the_person_says_and_then_opened(
    show: Show, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown, file = show("finished"), tmp_path / "trial.ics"

    saved: list[Path] = []

    async def save(path: Path, _say: object) -> None:
        saved.append(path)

    def at_once(_scope: object, work: Any) -> None:
        with pytest.raises(StopIteration):
            work.send(None)

    monkeypatch.setattr(shown.journey.portal, "save_reminder", save)
    monkeypatch.setattr("ui.scope.Scope.spawn", at_once)
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(file)))
    shown.press("save-reminder")
    assert saved == shown.files == [file]


def test_a_half_removed_portal_is_offered_on_the_first_page(show: Show) -> None:
    shown = show("welcome-half-removed")
    assert "A portal is being removed" in shown.words
    assert shown.has("resume-removal")


def test_a_portal_that_was_brought_back_is_said_to_leave_its_content(show: Show) -> None:
    shown = show("finished")
    shown.press("unfold-more")
    assert "and then its pages and settings" in shown.find("removal-meaning").text()
    state = shown.journey.state
    made = replace(CREATION, request=replace(CREATION.request, record="r-1"))
    shown.become(replace(state, aftercare=replace(state.aftercare, origin=Origin(made))))
    assert shown.find("removal-meaning").text().startswith("Removes the site alone.")
