from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NAME = "Contoso Orders"


async def _to_the_portal(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.sees(lambda: person.says("You can go on"))
    await person.presses("forward")
    await person.sees(lambda: person.has("languages"))
    person.types("name", NAME)
    await person.presses("forward")
    await person.step("Create this portal?")
    await person.presses("forward")
    await person.step(f"{NAME} is there")
    await person.presses("forward")
    await person.sees(lambda: any("asks visitors to sign in" in one for one in person.words()))


async def _until(person: Person, words: str) -> None:
    await person.sees(lambda: any(words in one for one in person.words()))


async def _goes_public(person: Person) -> None:
    await _to_the_portal(person)
    await person.shoots("11-answers")
    await person.presses("unfold-scan")
    await person.presses("scan")
    await _until(person, "Hint: Trial website")
    await person.shoots("12-scanned")
    await person.presses("unfold-visibility")
    await person.presses("make-public")
    await person.shoots("13-visibility")
    await person.presses("make-public-yes")
    await _until(person, "Microsoft did not make the portal public.")
    await person.presses("unfold-production")
    person.types("convert-typed", NAME)
    await person.shoots("14-conversion")
    await person.presses("convert")
    await _until(person, "The portal is a production site now.")
    await person.presses("make-public")
    await person.presses("make-public-yes")
    await _until(person, "The portal is public: everyone with the address")
    await _until(person, "The portal answers.")
    await person.presses("open-portal")
    page = person.browser.opened[-1]
    person.browser.cookies.cookies.clear()
    await person.elsewhere(partial(person.browser.shows, page))
    assert NAME in person.browser.shows(page)


async def _takes_it_away(person: Person) -> None:
    await _to_the_portal(person)
    await person.presses("unfold-more")
    person.types("remove-typed", NAME)
    await person.shoots("15-more")
    await person.presses("remove")
    await person.step("Your portal is removed")
    await _until(person, "The portal is gone, with its pages and settings.")
    await person.shoots("16-removed")


def test_from_a_private_trial_to_a_public_portal(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_goes_public))


def test_a_portal_that_was_made_is_taken_away_again(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_takes_it_away))


async def _goes_back_to_it(person: Person) -> None:
    await person.step(f"Your portal {NAME} in Contoso Production")
    await person.shoots("17-known")
    await person.presses("go-to-portal")
    if not person.has("open-portal"):
        await person.sees(lambda: person.has("sign-in") or person.has("open-portal"))
    if person.has("sign-in"):
        await person.shoots("18-wanted")
        await person.presses("sign-in")
        await person.presses("forward")
    await _until(person, "asks visitors to sign in")
    assert NAME in person.words()
    await person.shoots("19-back-again")


def test_a_portal_of_an_earlier_start_is_gone_back_to(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_to_the_portal))
    play(setting.walk(_goes_back_to_it))


async def _keeps_a_report(person: Person, file: Path) -> None:
    await _to_the_portal(person)
    await person.presses("unfold-report")
    await person.presses("save-setup-report")
    dialog = person.window.findChild(QFileDialog, "save-dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    await person.sees(lambda: person.browser.opened[-1:] == [file.as_uri()])


def test_a_report_on_the_setup_is_kept(setting: Setting, play: Callable[[Any], None], tmp_path: Path) -> None:
    file = tmp_path / "setup.pdf"
    play(setting.walk(lambda person: _keeps_a_report(person, file)))
    assert file.read_bytes().startswith(b"%PDF-")
