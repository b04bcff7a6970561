"""The other ways to a portal, as a person sees them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from held import holding
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Play = Callable[[Any], Any]


async def _to_the_checks(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")


async def _to_the_review(person: Person, address: str = "") -> None:
    await _to_the_checks(person)
    await person.sees(lambda: person.says("You can go on"))
    await person.presses("forward")
    await person.sees(lambda: person.has("languages"))
    person.types("name", "Contoso Orders")
    if address:
        person.types("address", address)
    await person.presses("forward")
    await person.step("Create this portal?")


async def _makes_it_by_hand(person: Person) -> None:
    await _to_the_review(person)
    await person.presses("forward")
    await person.step("Make your portal by hand")
    await person.shoots("by-hand")
    await person.presses("make-by-hand")
    await person.sees(lambda: person.has("looking"))
    await person.shoots("by-hand-looking")
    page = person.browser.opened[-1]
    form = {"name": "Contoso Orders", "subdomain": "contoso-orders", "create": "yes"}
    # Otherwise a look that is made by itself may find it first.
    with holding("power_platform", "GET", "*/websites"):
        await person.elsewhere(partial(person.browser.fills_in, page, form))
        await person.presses("look-by-hand")
    await person.step("Contoso Orders is there")
    assert not person.has("by-hand")
    await person.presses("forward")
    await person.step("Your portal is ready")


@pytest.mark.parametrize("scenario", ["create-refused", "template-refused"])
def test_a_portal_made_by_hand_is_gone_on_with(setting: Setting, play: Play, scenario: str) -> None:
    setting.browser.scenario = scenario
    play(setting.walk(_makes_it_by_hand))


async def _takes_it_over(person: Person) -> None:
    await _to_the_checks(person)
    await person.presses("take-way-0")
    await person.sees(lambda: person.verdict("portal-slot") == "Decided by you")
    await person.shoots("taken-over")
    await person.presses("forward")
    await person.step("Take over this portal?")
    await person.presses("forward")
    await person.step("Contoso customers is there")


def test_a_portal_that_is_there_is_taken_over(setting: Setting, play: Play) -> None:
    setting.browser.scenario = "site-exists"
    play(setting.walk(_takes_it_over))


async def _brings_it_back(person: Person) -> None:
    await _to_the_checks(person)
    await person.presses("take-way-0")
    await person.presses("forward")
    await person.sees(lambda: person.has("languages"))
    await person.shoots("bring-back")
    await person.presses("forward")
    await person.step("Bring this portal back?")
    await person.presses("forward")
    await person.step("Contoso customers is there")


def test_an_inactive_portal_is_brought_back(setting: Setting, play: Play) -> None:
    setting.browser.scenario = "site-inactive"
    play(setting.walk(_brings_it_back))


async def _takes_another_address(person: Person) -> None:
    await _to_the_review(person, "contoso")
    await person.presses("forward")
    await person.sees(lambda: person.has("suggestions"))
    await person.shoots("address-refused")
    await person.presses("suggestion-contoso-orders")
    await person.presses("forward")
    await person.step("Create this portal?")
    await person.presses("forward")
    await person.step("Contoso Orders is there")


def test_an_address_that_is_taken_is_replaced_by_a_suggestion(setting: Setting, play: Play) -> None:
    play(setting.walk(_takes_another_address))
