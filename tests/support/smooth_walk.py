"""The way from the first page to the finished portal, with the gaps of the window's thread at each step."""

from __future__ import annotations

import asyncio

from gap_meter import BEAT, GapMeter, Gaps
from practice_world import PRODUCTION
from PySide6.QtWidgets import QWidget
from window_driver import Person

_LOOK = 0.3
"""Seconds that a person looks at a page before going on."""


async def smooth_walk(person: Person, beat: int = BEAT) -> dict[str, Gaps]:
    """Walks the way, and gives the gaps of each step by its id; "start" is before there is one.

    What making and showing a page costs belongs to its own step.
    """
    meter = GapMeter(person.window, lambda: _step(person), beat)
    person.looking = meter.not_counted
    meter.start()
    await person.sees(lambda: person.has("forward"))
    await _goes_on(person)
    await _looks()
    await person.presses("sign-in")
    await person.sees(lambda: person.has("account"))
    await _goes_on(person)
    await person.chooses_environment(PRODUCTION)
    await _goes_on(person)
    await person.sees(lambda: person.says("You can go on"))
    await _goes_on(person)
    await person.sees(lambda: person.has("languages"))
    person.types("name", "Contoso Orders")
    await _goes_on(person)
    await person.step("Create this portal?")
    await _goes_on(person)
    await person.step("Contoso Orders is there")
    await _goes_on(person)
    await person.step("Your portal is ready")
    await asyncio.sleep(4 * _LOOK)
    meter.stop()
    return meter.places


async def beats_of_an_empty_window(seconds: float) -> Gaps:
    """The gaps of a window that holds nothing and does nothing: what the computer itself costs."""
    window = QWidget()
    window.resize(1000, 740)
    window.show()
    meter = GapMeter(window)
    meter.start()
    await asyncio.sleep(seconds)
    meter.stop()
    window.close()
    return meter.whole()


async def _looks() -> None:
    await asyncio.sleep(_LOOK)


async def _goes_on(person: Person) -> None:
    await _looks()
    await person.presses("forward")


def _step(person: Person) -> str:
    shell = person.window._shell
    return shell._session.journey.state.step.value if shell is not None else "start"
