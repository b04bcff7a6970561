from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from held import holding
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _to_the_site(person: Person) -> None:
    await person.step("Open a portal for your customers")
    await person.shoots("1-welcome")
    await person.presses("forward")
    await person.step("Sign in with your work account")
    await person.shoots("2-sign-in")
    await person.presses("sign-in")
    await person.sees(lambda: person.has("account"))
    await person.shoots("3-signed-in")
    await person.presses("forward")
    await person.chooses_environment("Contoso Production")
    await person.shoots("4-environment")
    await person.presses("forward")
    await person.sees(lambda: person.says("You can go on"))
    await person.shoots("5-readiness")
    await person.presses("forward")


async def _to_the_portal(person: Person) -> None:
    await person.sees(lambda: person.has("languages"))
    person.types("name", "Contoso Orders")
    await person.shoots("6-site")
    await person.presses("forward")
    await person.step("Create this portal?")
    await person.shoots("7-review")
    with holding("power_platform", "GET", "*/operations/*"):
        await person.presses("forward")
        await person.step("Contoso Orders is on its way")
        await person.sees(lambda: person.has("time"))
        await person.shoots("8-create")
    await person.step("Contoso Orders is there")
    await person.shoots("9-created")
    await person.presses("forward")
    await person.step("Your portal is ready")
    await person.shoots("10-finished")


async def _opens_everything(person: Person) -> None:
    await _to_the_site(person)
    await _to_the_portal(person)
    for name in ("edit-portal", "open-apps", "open-administration", "open-portal"):
        await person.presses(name)
    assert person.browser.opened[-1].endswith("/contoso-orders")
    for address in person.browser.opened[-4:]:
        await person.elsewhere(partial(person.browser.shows, address))
    assert "Contoso Orders" in person.browser.shows(person.browser.opened[-1])


def test_from_start_to_the_open_portal(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_opens_everything))
