from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from window_places import SITE
from window_states import STATES

from app.setup.state import StepId
from ui.scope import Scope

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def test_every_way_on_opens_its_page(show: Show) -> None:
    shown = show("finished")
    for name in ("open-portal", "edit-portal", "open-apps", "open-administration"):
        shown.press(name)
    assert shown.opened[0] == SITE.address
    assert "/e/e-1/sites/r-1/" in shown.opened[1]
    assert shown.opened[2].endswith("/environments/e-1/apps")
    assert shown.opened[3].endswith("/manage/portals")


def test_it_says_who_sees_it_and_until_when(show: Show) -> None:
    shown = show("finished")
    assert shown.find("fact-who").text().startswith("The portal is private")
    term = shown.find("fact-term").text()
    assert "until" in term
    assert "2027" in term
    assert "90 days are left" in term


def test_what_is_not_known_is_not_said(show: Show) -> None:
    site = replace(SITE, is_private=None, trial_days=None, record="")
    shown = show(replace(STATES["finished"], site=site))
    for name in ("fact-who", "fact-term", "edit-portal", "save-reminder"):
        assert not shown.has(name)


def test_without_the_moment_of_the_answer_no_date_is_made_up(show: Show) -> None:
    state = STATES["finished"]
    shown = show(replace(state, aftercare=replace(state.aftercare, seen=None)))
    assert shown.find("fact-term").text() == "It is a trial that ends in 90 days."
    assert not shown.has("save-reminder")


def test_a_production_site_has_no_end(show: Show) -> None:
    shown = show("finished-production")
    assert "has no end" in shown.find("fact-term").text()
    shown.press("unfold-production")
    assert not shown.has("convert")


def test_nothing_follows(show: Show) -> None:
    shown = show("finished")
    assert not shown.has("forward")
    assert not shown.has("back")
    assert shown.has("close")


def test_a_removed_portal_is_not_offered_any_more(show: Show) -> None:
    shown = show("finished-removed")
    assert "Your portal is removed" in shown.words
    assert "Contoso Orders is removed" in shown.words
    for name in ("open-portal", "fact-who", "unfold-scan", "unfold-more", "removal-go-on"):
        assert not shown.has(name)


def test_a_removal_without_its_end_can_be_looked_at_again(show: Show) -> None:
    shown = show("finished-half-removed")
    assert "Contoso Orders is not removed yet" in shown.words
    assert shown.has("removal-go-on")


def test_a_portal_that_is_gone_is_said_to_be_so_with_ways_on(show: Show) -> None:
    shown = show("finished-gone")
    assert "Contoso Orders in Contoso Production" in shown.words
    assert any("is no longer there: Microsoft lists no such site" in one for one in shown.words)
    assert not shown.has("open-portal")
    shown.press("check-place")
    assert shown.journey.state.step is StepId.READINESS
    assert shown.journey.state.portals.wanted is None


def test_a_portal_that_could_not_be_looked_for_can_be_looked_for_again(show: Show) -> None:
    shown = show("finished-unfound")
    assert shown.has("again-looking-for")
    assert not shown.has("portal-gone")
    shown.press("leave-portal")
    assert shown.journey.state.step is StepId.WELCOME
    assert shown.journey.state.portals.wanted is None


@pytest.mark.parametrize(("name", "begins"), [("Setup", "Setup-"), ("Hand-over", "Hand-over-")])
@pytest.mark.parametrize("kind", [".html", ".pdf"])
def test_reports_are_saved_and_shown(
    show: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, begins: str, kind: str
) -> None:
    monkeypatch.setattr(Scope, "spawn", lambda _, work: asyncio.run(work))
    shown = show("usable-to-do")
    shown.press("unfold-report" if name == "Setup" else "unfold-hand-over")
    shown.press("save-setup-report" if name == "Setup" else "save-hand-over")
    dialog = shown.window.findChild(QFileDialog, "save-dialog")
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name.startswith(f"{begins}Contoso-Production-")
    dialog.fileSelected.emit(str(tmp_path / f"it{kind}"))
    dialog.reject()
    assert shown.reports == [tmp_path / f"it{kind}"]
    assert (tmp_path / f"it{kind}").read_bytes()[:5] in (b"<!DOC", b"%PDF-")


def test_it_is_said_beforehand_that_a_report_after_a_restart_has_no_evidence(show: Show) -> None:
    words = "The readiness checks were not made since this program was started"
    shown = show("finished")
    shown.press("unfold-report")
    assert not any(one.startswith(words) for one in shown.words)
    shown.become(replace(shown.journey.state, readiness=()))
    assert any(one.startswith(words) for one in shown.words)


def test_who_came_from_the_list_of_portals_can_go_back_there(show: Show) -> None:
    assert not show("finished").has("all-portals")
    state = STATES["finished"]
    wanted = STATES["finished-looking"].portals
    shown = show(replace(state, portals=wanted))
    shown.press("all-portals")
    assert (shown.journey.state.step, shown.journey.state.portals.wanted) == (StepId.WELCOME, None)


def test_it_is_said_why_a_portal_cannot_be_compared(show: Show) -> None:
    assert show("finished").has("update")
    shown = show(replace(STATES["finished"], site=replace(SITE, record="")))
    assert not shown.has("update")
    assert any("so it cannot be compared" in one for one in shown.words)
