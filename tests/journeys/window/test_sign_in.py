from __future__ import annotations

from collections.abc import Callable
from typing import Any

import browser
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _stops_and_starts_again(person: Person) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.sees(lambda: person.has("waiting-for-browser") and person.button("copy-link").isEnabled())
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
