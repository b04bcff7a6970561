from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import browser
import pytest
from window_driver import Person, Setting

from app.demo.faults import Fault
from app.demo.tenant import PracticeTenant

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def tenants(monkeypatch: pytest.MonkeyPatch) -> list[PracticeTenant]:
    """The practice companies that the program starts."""
    tenants: list[PracticeTenant] = []
    begin = PracticeTenant.start

    def start(*arguments: Any, **settings: Any) -> PracticeTenant:
        tenants.append(begin(*arguments, **settings))
        return tenants[-1]

    monkeypatch.setattr(PracticeTenant, "start", start)
    return tenants


async def _to_the_challenge(person: Person, tenants: list[PracticeTenant]) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    tenants[0].faults.add(Fault("claims-challenge", "organization-a"))
    person.browser.scenario = None
    await person.presses("forward")
    await person.sees(lambda: person.has("prove-link"))


async def _confirms(person: Person, tenants: list[PracticeTenant]) -> None:
    await _to_the_challenge(person, tenants)
    await person.shoots("microsoft-wants-to-know")
    await person.elsewhere(lambda: browser.sign_in(person.browser.opened[-1], "ready"))
    await person.sees(lambda: person.says("You can go on"))
    assert not person.has("proof")


def test_the_browser_opens_by_itself_and_the_checks_go_on(
    setting: Setting, play: Callable[[Any], None], tenants: list[PracticeTenant]
) -> None:
    play(setting.walk(partial(_confirms, tenants=tenants)))


async def _cancels(person: Person, tenants: list[PracticeTenant]) -> None:
    await _to_the_challenge(person, tenants)
    opened = len(person.browser.opened)
    await person.presses("stop-proving")
    await person.sees(lambda: person.has("sign-in-again"))
    assert not person.has("proof")
    assert len(person.browser.opened) == opened
    person.browser.scenario = "ready"
    await person.presses("sign-in-again")
    await person.sees(lambda: person.says("You can go on"))


def test_who_cancels_finds_a_button_to_do_it_later(
    setting: Setting, play: Callable[[Any], None], tenants: list[PracticeTenant]
) -> None:
    play(setting.walk(partial(_cancels, tenants=tenants)))
