from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import browser
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from window_driver import Person, Setting

from app.demo.contoso.scenarios import BY_ID
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _stops_and_starts_again(person: Person) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.sees(lambda: person.has("copy-link"))
    await person.shoots("waiting-for-browser")
    await person.presses("copy-link")
    assert QGuiApplication.clipboard().text() == person.browser.opened[-1]
    await person.presses("cancel-sign-in")
    await person.sees(lambda: not person.has("waiting-for-browser"))
    assert not person.has("problem")
    assert not person.button("forward").isEnabled()
    person.browser.scenario = "ready"
    await person.presses("sign-in")
    await person.sees(lambda: person.has("account"))


def test_a_cancelled_sign_in_can_be_begun_anew(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = None
    play(setting.walk(_stops_and_starts_again))


async def _signs_in_with_a_code(person: Person) -> None:
    await person.presses("forward")
    await person.presses("use-code")
    await person.sees(lambda: person.has("waiting-for-code"))
    await person.shoots("waiting-for-code")
    await person.presses("open-code-page")
    label = person.window.findChild(QLabel, "device-code")
    assert isinstance(label, QLabel)
    code, page = label.text(), person.browser.opened[-1]
    await person.elsewhere(lambda: browser.enter_device_code(page, code, "ready"))
    await person.sees(lambda: person.has("account"))


def test_a_code_will_do_as_well(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_signs_in_with_a_code))


async def _signs_out(person: Person) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.sees(lambda: person.has("account"))
    await person.presses("sign-out")
    await person.sees(lambda: not person.has("account"))
    assert not person.button("forward").isEnabled()


def test_signing_out_forgets_the_account(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_signs_out))


async def _presses_back_while_waiting(person: Person) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.sees(lambda: person.has("waiting-for-browser"))
    await person.presses("back")
    await person.step("Open a portal for your customers")
    await person.presses("forward")
    await person.sees(lambda: person.has("sign-in"))
    assert not person.has("waiting-for-browser")


def test_leaving_the_page_ends_the_waiting(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = None
    play(setting.walk(_presses_back_while_waiting))


async def _changes_to_a_code(person: Person) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.presses("use-code-now")
    await person.sees(lambda: person.has("waiting-for-code"))
    assert not person.has("waiting-for-browser")
    label = person.window.findChild(QLabel, "device-code")
    assert isinstance(label, QLabel)
    code = label.text()
    await person.presses("open-code-page")
    await person.elsewhere(lambda: browser.enter_device_code(person.browser.opened[-1], code, "ready"))
    await person.sees(lambda: person.has("account"))
    assert len([one for one in person.words() if "@" in one]) == 2  # in the list and in the rail


def test_a_code_will_do_where_the_browser_does_not(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = None
    play(setting.walk(_changes_to_a_code))


async def _cancels_the_code(person: Person) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.presses("use-code-now")
    await person.presses("cancel-code")
    await person.sees(lambda: not person.has("waiting-for-code"))
    assert person.has("sign-in")
    assert not person.has("problem")


def test_a_code_can_be_cancelled_too(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = None
    play(setting.walk(_cancels_the_code))


async def _declines(person: Person, raised: list[Window]) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.sees(lambda: person.has("copy-link"))
    person.window.showMinimized()
    await person.elsewhere(lambda: browser.decline(person.browser.opened[-1]))
    await person.sees(lambda: person.has("problem"))
    await person.sees(lambda: raised == [person.window])
    assert not person.window.isMinimized()
    assert person.button("sign-in").hasFocus()


def test_the_window_comes_forward_also_when_it_went_wrong(
    setting: Setting, play: Callable[[Any], None]
) -> None:
    setting.browser.scenario = None
    raised: list[Window] = []
    setting.monkeypatch.setattr(Window, "raise_", lambda window: raised.append(window))  # noqa: PLW0108 - a method
    play(setting.walk(partial(_declines, raised=raised)))


async def _signs_in_to_another_organisation(person: Person, organisation: str) -> None:
    await person.presses("forward")
    await person.presses("guest")
    person.types("organisation", organisation)
    await person.presses("sign-in-as-guest")
    await person.sees(lambda: person.has("account"))
    assert f"/{organisation}/" in person.browser.opened[-1]


def test_another_organisation_can_be_named(setting: Setting, play: Callable[[Any], None]) -> None:
    organisation = BY_ID["ready"].person.tenant
    play(setting.walk(partial(_signs_in_to_another_organisation, organisation=organisation)))
