from __future__ import annotations

import asyncio
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from window_results import results_with

from app.log.log import Log
from app.version import VERSION
from ui.beside.beside import Beside, OfTheSession

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MakeBeside = Callable[..., Beside]


def _shown(window: QWidget, name: str) -> QWidget:
    QApplication.processEvents()
    found = [one for one in window.findChildren(QWidget, name) if one.isVisible()]
    assert len(found) == 1
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        found[0].grab().save(str(Path(folder) / f"beside-{name}.png"))
    return found[0]


def _press(place: QWidget, name: str) -> None:
    button = place.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _words(place: QWidget) -> str:
    return "\n".join(one.text() for one in place.findChildren(QLabel))


def test_the_log_goes_on_while_it_is_shown(
    make_beside: MakeBeside, window: QWidget, log: Log, qtbot: Any
) -> None:
    log.add("first line")
    make_beside().show_log()
    shown = _shown(window, "log")
    view = next(one for one in shown.findChildren(QPlainTextEdit) if one.accessibleName() == "Log")
    assert "first line" in view.toPlainText()
    log.add("second line")
    qtbot.waitUntil(lambda: "second line" in view.toPlainText(), timeout=30_000)


def test_what_is_saved_for_support_is_what_was_shown(
    make_beside: MakeBeside, window: QWidget, log: Log, tmp_path: Path
) -> None:
    log.add("Bearer abcdef was sent to alex@contoso.example")
    file = tmp_path / "support.zip"

    async def saves() -> None:
        make_beside(OfTheSession(lambda: results_with({}))).show_log()
        shown = _shown(window, "log")
        _press(shown, "save-support")
        dialog = window.findChild(QFileDialog, "save-dialog")
        assert dialog is not None
        dialog.fileSelected.emit(str(file))
        dialog.close()
        while not file.is_file():  # noqa: ASYNC110 - written in a thread
            await asyncio.sleep(0.01)
        views = {one.toPlainText() for one in shown.findChildren(QPlainTextEdit)}
        with zipfile.ZipFile(file) as archive:
            saved = {name: archive.read(name).decode() for name in archive.namelist()}
        assert set(saved.values()) == views
        assert "first-site: ready" in saved["checks.txt"]
        assert "abcdef" not in saved["log.txt"]
        assert "alex" not in saved["log.txt"]

    asyncio.run(saves())


def test_the_versions_can_be_copied(make_beside: MakeBeside, window: QWidget) -> None:
    make_beside().show_about()
    about = _shown(window, "about")
    assert f"Version {VERSION}" in _words(about)
    _press(about, "copy-versions")
    assert f"Customer Portal Setup: {VERSION}" in QApplication.clipboard().text()


def test_the_licences_of_all_parts_can_be_read(make_beside: MakeBeside, window: QWidget) -> None:
    async def reads() -> None:
        make_beside().show_licences()
        shown = _shown(window, "licences")
        names = shown.findChild(QListWidget)
        assert names is not None
        while names.count() == 0:  # noqa: ASYNC110 - read in a thread
            await asyncio.sleep(0.01)
        places = [names.item(row).text() for row in range(names.count())]
        names.setCurrentRow(next(row for row, name in enumerate(places) if name.startswith("msal ")))
        words = shown.findChild(QPlainTextEdit)
        assert words is not None
        assert "Permission is hereby granted" in words.toPlainText()
        _shown(window, "licences")

    asyncio.run(reads())


def test_settings_say_where_things_are_kept(make_beside: MakeBeside, window: QWidget, tmp_path: Path) -> None:
    make_beside().show_settings()
    settings = _shown(window, "settings")
    assert str(tmp_path) in _words(settings)
    assert "policy.toml" in _words(settings)
    _press(settings, "copy-folder")
    assert QApplication.clipboard().text() == str(tmp_path)


def test_screen_readers_know_each_as_a_window_with_its_title(
    make_beside: MakeBeside, window: QWidget
) -> None:
    make_beside().show_settings()
    told = QAccessible.queryAccessibleInterface(_shown(window, "settings"))
    assert (told.role(), told.text(QAccessible.Text.Name)) == (QAccessible.Role.Window, "Settings")


def test_a_window_that_is_open_already_is_shown_again(make_beside: MakeBeside, window: QWidget) -> None:
    beside = make_beside()
    beside.show_about()
    first = _shown(window, "about")
    beside.show_about()
    assert _shown(window, "about") is first


def test_escape_closes_a_side_window_and_it_can_be_opened_anew(
    make_beside: MakeBeside, window: QWidget, qtbot: Any
) -> None:
    beside = make_beside()
    beside.show_about()
    about = _shown(window, "about")
    qtbot.waitUntil(about.isActiveWindow, timeout=30_000)
    QTest.keyClick(about, Qt.Key.Key_Escape)
    assert not about.isVisible()
    QApplication.sendPostedEvents(None, 52)
    beside.show_about()
    _shown(window, "about")


def test_nothing_beside_the_window_holds_it_up(make_beside: MakeBeside, window: QWidget) -> None:
    beside = make_beside()
    for show in (beside.show_about, beside.show_log, beside.show_settings):
        show()
    assert QApplication.activeModalWidget() is None
    modal = [one for one in window.findChildren(QWidget) if one.isWindow() and one.isModal()]
    assert modal == []
    beside.close()
    assert [one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible()] == []


def test_settings_that_are_open_come_back_in_the_language_that_is_chosen_there(
    make_beside: MakeBeside, window: QWidget
) -> None:
    made: list[QWidget] = []

    def choices() -> tuple[QWidget, ...]:
        made.append(QLabel(f"choice {len(made)}"))
        return tuple(made[-1:])

    beside = make_beside(OfTheSession(choices=choices))
    beside.show_settings()
    beside.speak()
    assert "choice 1" in _words(_shown(window, "settings"))
