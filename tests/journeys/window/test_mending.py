from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from held import holding
from window_driver import Person, Setting

from app.provisioning.installing import InstallationPatience, Installer
from app.setup.mending import Mending
from app.setup.pace import Pace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Play = Callable[[Any], None]


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the watch look, and installations be looked at, many times a second."""
    hurried = partial(Installer, patience=InstallationPatience(pause=0.05, shortest=0.05))
    monkeypatch.setattr("app.checks.dual_write_solutions.Installer", hurried)
    monkeypatch.setattr("app.setup.journey.Mending", partial(Mending, pace=Pace(first=0.1, longest=0.2)))


async def _to_readiness(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.step("Is everything ready?")


def _says(person: Person, name: str, word: str) -> bool:
    return any(one.objectName() == name and one.text() == word for one in _labels(person))


def _labels(person: Person) -> list[Any]:
    from PySide6.QtWidgets import QLabel

    return person.window.findChildren(QLabel)


async def _starts_the_maps_together(person: Person) -> None:
    await _to_readiness(person)
    await person.presses("start-maps")
    await person.step("Start the table maps together")
    await person.sees(lambda: _says(person, "map-sales-order-details", "Not running yet"))
    await person.shoots("mending-maps-begins")
    await person.presses("open-dual-write")
    page = person.browser.opened[-1]
    for title, name in (("Products", "map-products"), ("Sales Order Details", "map-sales-order-details")):
        await person.elsewhere(partial(person.browser.presses, page, "run", title))
        await person.sees(partial(_says, person, name, "Running"))
    await person.sees(lambda: "All table maps run, or you have confirmed that they do" in person.words())
    await person.shoots("mending-maps-ends")
    await person.presses("to-checks")
    await person.step("Is everything ready?")
    await person.sees(lambda: person.says("You can go on"))
    assert person.button("forward").isEnabled()


def test_table_maps_are_started_together(setting: Setting, play: Play) -> None:
    setting.browser.scenario = "maps-stopped"
    play(setting.walk(_starts_the_maps_together))


async def _leaves_by_back(person: Person) -> None:
    await _to_readiness(person)
    await person.presses("start-maps")
    await person.step("Start the table maps together")
    await person.presses("back")
    await person.step("Is everything ready?")
    await person.sees(lambda: "2 checks need your attention" in person.words())


def test_back_leads_from_the_maps_to_the_checks(setting: Setting, play: Play) -> None:
    setting.browser.scenario = "maps-stopped"
    play(setting.walk(_leaves_by_back))


async def _installs_and_starts(person: Person) -> None:
    await _to_readiness(person)
    await person.presses("mend-dual-write-solutions")
    await person.step("Put it right")
    await person.presses("mend")
    assert not person.has("mending-progress")
    await person.presses("mend-no")
    await person.presses("mend")
    with holding("power_platform", "POST", "*/install"):
        await person.presses("mend-yes")
        await person.sees(lambda: person.has("mending-progress"))
        await person.shoots("mending-solutions-works")
    await person.sees(lambda: "The dual-write solutions are installed." in person.words())
    await person.shoots("mending-solutions-done")
    await person.presses("to-checks")
    await person.presses("start-maps")
    await person.presses("look-now")
    await person.presses("open-dual-write")
    page = person.browser.opened[-1]
    for title in ("Products", "Sales Order Header", "Sales Order Details"):
        await person.elsewhere(partial(person.browser.presses, page, "run", title))
    await person.sees(lambda: "All table maps run, or you have confirmed that they do" in person.words())


def test_what_is_missing_is_installed_and_then_started(setting: Setting, play: Play) -> None:
    setting.browser.scenario = "solutions-missing"
    play(setting.walk(_installs_and_starts))
