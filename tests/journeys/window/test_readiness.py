from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
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
    await person.sees(lambda: "Everything is ready" in person.words())
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
    assert "A system administrator of this environment can do this." in person.words()
    await person.presses("details-administrator-role")
    assert not person.button("forward").isEnabled()


def test_it_says_who_can_help(setting: Setting, play: Callable[[Any], None]) -> None:
    setting.browser.scenario = "not-administrator"
    play(setting.walk(_is_no_administrator))
