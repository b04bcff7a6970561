"""A portal is brought up to date in the window, and taken back again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTreeView
from window_driver import Person, Setting

from app.setup.portal_drafts import DRAFTS_NAME

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _takes_over(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.presses("take-way-0")
    await person.sees(lambda: person.verdict("portal-slot") == "Decided by you")
    await person.presses("forward")
    await person.step("Take over this portal?")
    await person.presses("forward")
    await person.step("Contoso customers is there")
    await person.presses("forward")


async def _compares(person: Person) -> None:
    await person.presses("update")
    await person.step("Bring your portal up to date")
    await person.presses("look-for-portals")
    await person.sees(lambda: person.has("template-portal-0"))
    await person.presses("template-portal-0")
    await person.shoots("update-1-sides")
    await person.presses("update-compare")
    await person.step("What changed, and what clashes")


async def _chooses(person: Person) -> None:
    """Keeps what is the portal's own, place by place, until nothing waits any more."""
    await person.shoots("update-2-differences")
    while person.has("next-open"):
        await person.sees(lambda: person.has("choose-ours"))
        await person.presses("choose-theirs")
        if person.has("spot-next") and _can(person, "spot-next"):
            await person.presses("spot-next")
        elif person.has("next-open"):
            await person.presses("next-open")
            await person.sees(lambda: _shows_what_it_stands_on(person))
    await person.presses("update-review")
    await person.step("This will be changed")


def _shows_what_it_stands_on(person: Person) -> bool:
    """Whether the record beside the tree is the one on which the tree stands."""
    tree, title = person.window.findChild(QTreeView), person.window.findChild(QLabel, "record-title")
    assert isinstance(tree, QTreeView)
    assert isinstance(title, QLabel)
    return title.text().endswith(f": {tree.currentIndex().data()}")


def _can(person: Person, name: str) -> bool:
    button: QAbstractButton = person.button(name)
    return button.isEnabled()


async def _finds_no_room(person: Person, folder: Path) -> None:
    """What is chosen cannot be kept at first, and is kept as soon as the next page is come to."""
    _block(folder)
    await person.presses("choose-ours")
    await person.sees(lambda: person.says("What you choose is not kept:"))
    _free(folder)
    await person.presses("update-back")
    await person.step("Bring your portal up to date")
    await person.sees(lambda: _kept(folder))
    await person.presses("update-compare")
    await person.step("What changed, and what clashes")
    assert person.has("chosen-before")


def _block(folder: Path) -> None:
    """What is no folder cannot have files."""
    folder.write_bytes(b"")


def _free(folder: Path) -> None:
    folder.unlink()


def _kept(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


async def _updates(person: Person, folder: Path) -> None:
    await _takes_over(person)
    await _compares(person)
    await _finds_no_room(person, folder)
    await _chooses(person)
    await person.shoots("update-3-review")
    await person.presses("update-apply")
    await person.step("Your portal is up to date")
    await person.shoots("update-4-done")
    await person.sees(lambda: not _kept(folder))
    await person.presses("undo")
    await person.presses("undo-yes")
    await person.step("The changes are taken back")
    await person.sees(lambda: _kept(folder))
    await person.presses("update-close")
    await person.step("Contoso customers")


def test_a_portal_is_brought_up_to_date_and_taken_back(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = "template-newer"
    play(setting.walk(partial(_updates, folder=setting.folder / "state" / DRAFTS_NAME)))
