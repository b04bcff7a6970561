from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from held import holding
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _to_readiness(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.step("Is everything ready?")


async def _starts_two_maps(person: Person) -> None:
    await _to_readiness(person)
    await person.sees(lambda: "2 checks need your attention" in person.words())
    assert not person.button("forward").isEnabled()
    assert "2 checks still have to be ready." in person.words()
    await person.shoots("maps-stopped")
    for check_id, title in (
        ("table-map-sales-order-details", "Sales Order Details"),
        ("table-map-products", "Products"),
    ):
        assert person.verdict(check_id) == "Not ready"
        await person.presses(f"open-{check_id}")
        await person.elsewhere(partial(person.browser.presses, person.browser.opened[-1], "run", title))
        await person.presses(f"again-{check_id}")
        await person.sees(partial(_is_ready, person, check_id))
    await person.sees(lambda: person.says("You can go on"))
    assert person.button("forward").isEnabled()


def _is_ready(person: Person, check_id: str) -> bool:
    return person.verdict(check_id) == "Ready"


def test_two_maps_are_started_and_checked_again(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = "maps-stopped"
    play(setting.walk(_starts_two_maps))


async def _confirms(person: Person) -> None:
    await _to_readiness(person)
    await person.presses("confirm-portal-slot")
    await person.sees(lambda: person.verdict("portal-slot") == "Confirmed by you")
    await person.presses("forward")
    await person.step("Name your portal")


def test_what_could_not_be_checked_is_confirmed(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = "site-inactive"
    play(setting.walk(_confirms))


async def _is_no_administrator(person: Person) -> None:
    await _to_readiness(person)
    await person.sees(lambda: person.verdict("administrator-role") == "Not ready")
    await person.sees(lambda: person.says("A system administrator of this environment can do this."))
    await person.presses("details-administrator-role")
    assert not person.button("forward").isEnabled()


def test_it_says_who_can_help(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = "not-administrator"
    play(setting.walk(_is_no_administrator))


async def _comes_back(person: Person) -> None:
    await _to_readiness(person)
    check_id = "table-map-products"
    await person.sees(lambda: person.verdict(check_id) == "Not ready")
    await person.presses(f"open-{check_id}")
    page = person.browser.opened[-1]
    await person.elsewhere(partial(person.browser.presses, page, "run", "Products"))
    await person.elsewhere(partial(person.browser.presses, page, "stop", "Accounts"))
    QApplication.sendEvent(person.window, QEvent(QEvent.Type.WindowActivate))
    shown = [person.verdict(check_id)]

    def is_ready() -> bool:
        shown.append(person.verdict(check_id))
        return shown[-1] == "Ready"

    await person.sees(is_ready)
    assert set(shown) == {"Not ready", "Ready"}
    # Also what was all right before is looked at.
    await person.sees(lambda: person.verdict("table-map-accounts") == "Not ready")
    assert "2 checks need your attention" in person.words()


def test_what_was_changed_is_seen_on_coming_back(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = "maps-stopped"
    play(setting.walk(_comes_back))


async def _saves_the_report(person: Person, file: Path) -> None:
    await _to_readiness(person)
    await person.sees(lambda: "2 checks need your attention" in person.words())
    await person.presses("save-report")
    dialog = person.window.findChild(QFileDialog, "save-dialog")
    assert isinstance(dialog, QFileDialog)
    # What goes on behind the dialog is not held up by it.
    await person.sees(lambda: person.button("check-all").isEnabled())
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    await person.sees(lambda: person.browser.opened[-1:] == [QUrl.fromLocalFile(str(file)).toString()])


def test_a_report_is_saved_and_shown(setting: Setting, play: Callable[[Any], None], tmp_path: Path) -> None:
    setting.browser.scenario = "maps-stopped"
    play(setting.walk(partial(_saves_the_report, file=tmp_path / "report.pdf")))
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


async def _cannot_save(person: Person, file: Path) -> None:
    await _to_readiness(person)
    await person.presses("save-report")
    dialog = person.window.findChild(QFileDialog, "save-dialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    await person.sees(lambda: any("The file could not be written to" in one for one in person.words()))


def test_a_place_that_cannot_be_written_is_told(
    setting: Setting, play: Callable[[Any], None], tmp_path: Path
) -> None:
    play(setting.walk(partial(_cannot_save, file=tmp_path / "nowhere" / "report.html")))


async def _gets_approval(person: Person) -> None:
    await _to_readiness(person)
    await person.sees(lambda: person.has("approval"))
    await person.shoots("needs-approval")
    await person.presses("copy-message")
    await person.presses("open-approval")
    assert "/adminconsent?" in person.browser.opened[-1]
    assert person.browser.opened[-1] in QGuiApplication.clipboard().text()
    with holding("login", "POST", "*/token"):
        await person.presses("approval-again")
        await person.sees(lambda: person.verdict("supply-chain-licence") == "Checking")
    await person.sees(lambda: person.verdict("supply-chain-licence") == "Could not check")
    assert person.has("approval")


async def _gets_approval_in_the_end(person: Person, approve: Callable[[], None]) -> None:
    await _gets_approval(person)
    approve()
    await person.presses("approval-again")
    await person.sees(lambda: person.verdict("supply-chain-licence") == "Ready")
    assert not person.has("approval")


def test_an_approval_is_asked_for_and_noticed_at_once(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = "licence-unreadable"

    def approve() -> None:
        setting.monkeypatch.setattr(
            "app.demo.sign_in.token_endpoint._require_consent", lambda _scenario, _asked: None
        )

    play(setting.walk(partial(_gets_approval_in_the_end, approve=approve)))
