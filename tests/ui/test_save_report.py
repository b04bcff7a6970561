from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from app.errors import ReportNotSaved
from ui.scope import Scope

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


@pytest.fixture
def saving(show: Show, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A window on the readiness page whose work is done at once."""
    monkeypatch.setattr(Scope, "spawn", lambda _, work: asyncio.run(work))
    return show("readiness-mixed")


def asked(shown: Any) -> QFileDialog:
    shown.press("save-report")
    dialog = shown.window.findChild(QFileDialog, "save-dialog")
    assert isinstance(dialog, QFileDialog)
    return dialog


def test_it_asks_where_without_holding_anything_up(saving: Any) -> None:
    dialog = asked(saving)
    assert dialog.isVisible()
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.nameFilters() == ["Web page (*.html)", "PDF (*.pdf)"]
    assert Path(dialog.selectedFiles()[0]).name.startswith("Readiness-Contoso-Production-")
    dialog.reject()


@pytest.mark.parametrize(
    ("kind", "name", "expected", "begins"),
    [
        ("Web page (*.html)", "report", "report.html", b"<!DOCTYPE html>"),
        ("PDF (*.pdf)", "report", "report.pdf", b"%PDF-"),
        ("Web page (*.html)", "report.pdf", "report.pdf", b"%PDF-"),
        ("Web page (*.html)", "Contoso 2.0", "Contoso 2.0.html", b"<!DOCTYPE html>"),
    ],
)
def test_the_report_is_saved_and_shown(
    saving: Any, tmp_path: Path, kind: str, name: str, expected: str, begins: bytes
) -> None:
    dialog = asked(saving)
    dialog.selectNameFilter(kind)
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    assert saving.reports == [tmp_path / expected]
    assert (tmp_path / expected).read_bytes().startswith(begins)


def test_a_place_that_cannot_be_written_is_passed_on_to_be_told(
    saving: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[ReportNotSaved] = []

    def spawn(_: Scope, work: Coroutine[Any, Any, None]) -> None:
        try:
            asyncio.run(work)
        except ReportNotSaved as trouble:
            told.append(trouble)

    monkeypatch.setattr(Scope, "spawn", spawn)
    dialog = asked(saving)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "report.html"))
    dialog.reject()
    assert [one.path for one in told] == [tmp_path / "nowhere" / "report.html"]
    assert saving.reports == []


def test_the_report_of_an_update_is_saved_for_other_programs_too(
    show: Show, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Scope, "spawn", lambda _, work: asyncio.run(work))
    shown = show("update-review")
    shown.press("save-plan")
    dialog = shown.window.findChild(QFileDialog, "save-dialog")
    assert isinstance(dialog, QFileDialog)
    assert dialog.nameFilters()[-1] == "For other programs (*.json)"
    dialog.fileSelected.emit(str(tmp_path / "update.json"))
    dialog.reject()
    assert json.loads((tmp_path / "update.json").read_bytes())["state"] == "planned"
    # Nobody reads it, so nothing is opened.
    assert shown.reports == []


def test_it_is_offered_once_the_checks_are_done(show: Show) -> None:
    assert not show("readiness-running").find("save-report").isEnabled()
    assert show("readiness-ready").find("save-report").isEnabled()
