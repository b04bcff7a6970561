from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QScrollArea, QTableView
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _to_the_end(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.presses("forward")
    await person.sees(lambda: person.has("languages"))
    person.types("name", "Contoso Orders")
    await person.presses("forward")
    await person.presses("forward")
    await person.step("Contoso Orders is there")
    await person.presses("forward")
    await person.step("Your portal is ready")


async def _comes_to(person: Person, name: str) -> None:
    """Scrolls to a button and presses it, as soon as that is possible."""
    await person.sees(lambda: person.has(name) and person.button(name).isEnabled())
    wanted = person.button(name)
    for area in person.window.findChildren(QScrollArea):
        if area.isVisible() and area.isAncestorOf(wanted):
            area.ensureWidgetVisible(wanted)
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)


async def _saves(person: Person, file: Path) -> None:
    def dialogs() -> list[QFileDialog]:
        return person.window.findChildren(QFileDialog)

    await person.sees(lambda: bool(dialogs()))
    dialogs()[0].selectFile(str(file))
    dialogs()[0].done(QFileDialog.DialogCode.Accepted)
    dialogs()[0].fileSelected.emit(str(file))
    await person.sees(file.exists)


def _table(person: Person) -> QTableView:
    view = person.window.findChild(QTableView, "invitees")
    assert isinstance(view, QTableView)
    return view


def _names(person: Person) -> list[str]:
    model = _table(person).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


async def _makes_it_usable(person: Person) -> None:
    person.browser.scenario = "party-model"
    await _to_the_end(person)
    await _comes_to(person, "make-permissions")
    await person.sees(lambda: any("all three table permissions are there" in one for one in person.words()))
    await person.shoots("usable-1-web-roles")
    await _comes_to(person, "read-invitees")
    await person.sees(lambda: "Sam Fabrikam" in _names(person))
    await _comes_to(person, "export-invitees")
    file = person.screenshots / "customers.csv"
    file.unlink(missing_ok=True)
    await _saves(person, file)
    assert len(list(csv.reader(file.read_text("utf-8-sig").splitlines()))) == len(_names(person)) + 1
    person.types("search-invitees", "tailspin sam")
    await person.sees(lambda: _names(person) == ["Sam Tailspin Toys"])
    _table(person).selectRow(0)
    await _comes_to(person, "open-record")
    form = person.browser.opened[-1]
    await person.elsewhere(lambda: person.browser.presses(form, "fill", "yes"))
    await _comes_to(person, "read-invitees-again")
    await person.sees(lambda: _table(person).model().index(0, 1).data() == "Ready")
    await person.shoots("usable-2-customers")
    await _comes_to(person, "unfold-hand-over")
    await _comes_to(person, "tick-invitations")
    await person.sees(lambda: "1 of 13 done" in person.words())
    await person.shoots("usable-3-hand-over")


def test_a_portal_is_made_usable(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_makes_it_usable))
