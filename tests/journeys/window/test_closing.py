from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from held import holding
from PySide6.QtWidgets import QApplication, QLabel
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

_NOW = "Microsoft is building the portal: going on"
Way = Callable[[Person], Coroutine[Any, Any, None]]


async def _nowhere(_person: Person) -> None:
    """Closes while the demo company is still starting."""


async def _welcome(person: Person) -> None:
    await person.step("Open a portal for your customers")


async def _waiting_for_the_browser(person: Person) -> None:
    person.browser.scenario = None
    await person.presses("forward")
    await person.presses("sign-in")
    await person.sees(lambda: bool(person.browser.opened))


async def _waiting_for_the_code(person: Person) -> None:
    await person.presses("forward")
    await person.presses("use-code")
    await person.sees(lambda: person.has("waiting-for-code"))


async def _reading_environments(person: Person) -> None:
    await person.signs_in()


async def _checking(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.step("Is everything ready?")


async def _site(person: Person) -> None:
    await _checking(person)
    await person.sees(lambda: person.says("You can go on"))
    await person.presses("forward")
    await person.sees(lambda: person.has("languages"))
    person.types("name", "Contoso Orders")


async def _review(person: Person) -> None:
    await _site(person)
    await person.presses("forward")
    await person.step("Create this portal?")


async def _asking(person: Person) -> None:
    await _review(person)
    await person.presses("forward")


async def _creating(person: Person) -> None:
    await _asking(person)
    await person.sees(lambda: person.has("time"))


async def _building(person: Person) -> None:
    await _creating(person)
    labels = person.window.findChildren(QLabel)
    await person.sees(lambda: any(one.accessibleName() == _NOW for one in labels))


async def _starting_the_maps(person: Person) -> None:
    person.browser.scenario = "maps-stopped"
    await _checking(person)
    await person.presses("start-maps")
    await person.step("Start the table maps together")


async def _making_it_by_hand(person: Person) -> None:
    person.browser.scenario = "template-refused"
    await _asking(person)
    await person.presses("make-by-hand")
    await person.sees(lambda: person.has("looking"))


async def _at_the_portal(person: Person) -> None:
    await _asking(person)
    await person.step("Contoso Orders is there")
    await person.presses("forward")
    await person.step("Your portal is ready")


async def _having_the_site_checked(person: Person) -> None:
    await _at_the_portal(person)
    await person.presses("unfold-scan")
    await person.presses("scan")


async def _opening_the_portal_to_all(person: Person) -> None:
    await _at_the_portal(person)
    await person.presses("unfold-visibility")
    await person.presses("make-public")
    await person.presses("make-public-yes")


async def _reading_customers(person: Person) -> None:
    await _at_the_portal(person)
    await person.presses("read-invitees")


async def _removing_the_portal(person: Person) -> None:
    await _at_the_portal(person)
    await person.presses("unfold-more")
    await person.sees(lambda: person.has("remove-typed"))
    person.types("remove-typed", "Contoso Orders")
    with holding("power_platform", "DELETE"):
        await person.presses("remove")
        await person.sees(lambda: person.says("Contoso Orders is being removed"))


_LATER_WAYS: tuple[Way, ...] = (
    _starting_the_maps,
    _making_it_by_hand,
    _at_the_portal,
    _having_the_site_checked,
    _opening_the_portal_to_all,
    _reading_customers,
    _removing_the_portal,
)
_WAYS: tuple[Way, ...] = (
    _nowhere,
    _welcome,
    _waiting_for_the_browser,
    _waiting_for_the_code,
    _reading_environments,
    _checking,
    _site,
    _review,
    _creating,
    _building,
)


@pytest.mark.parametrize("way", _WAYS, ids=lambda way: way.__name__.strip("_"))
def test_closing_leaves_nothing_behind(way: Way, setting: Setting, play: Callable[[Any], None]) -> None:
    _closes(way, setting, play, "60")


@pytest.mark.parametrize("way", _LATER_WAYS, ids=lambda way: way.__name__.strip("_"))
def test_closing_at_the_portal_or_on_a_way_round_leaves_nothing_behind(
    way: Way, setting: Setting, play: Callable[[Any], None]
) -> None:
    _closes(way, setting, play, "3000")


def _closes(way: Way, setting: Setting, play: Callable[[Any], None], pace: str) -> None:
    threads, sockets = set(threading.enumerate()), _sockets()
    tasks: list[asyncio.Task[Any]] = []

    async def close_there() -> None:
        await setting.walk(way, setting.options("--pace", pace))
        tasks.extend(asyncio.all_tasks() - {asyncio.current_task()})

    play(close_there())
    assert tasks == []
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == []
    setting.browser.cookies.close()
    assert _settled(lambda: set(threading.enumerate()) - threads, set()) == set()
    assert _settled(lambda: _sockets() - sockets, set()) == set()


async def _goes_on(person: Person) -> None:
    await person.presses("forward")
    await person.presses("sign-in")
    await person.presses("resume")
    await person.step("Contoso Orders is there")
    await person.presses("forward")
    await person.presses("open-portal")
    assert "Contoso Orders" in await asyncio.to_thread(person.browser.shows, person.browser.opened[-1])


def test_a_portal_that_was_left_is_found_again(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_building, setting.options("--pace", "60")))
    play(setting.walk(_goes_on))


def _settled(look: Callable[[], Any], wanted: Any, seconds: float = 30.0) -> Any:
    """What `look` sees once it is as wanted, or at the end of the time: what ends does not end at once."""
    end = time.monotonic() + seconds
    while (seen := look()) != wanted and time.monotonic() < end:
        time.sleep(0.02)
    return seen


def _sockets() -> set[str]:
    """The sockets of this process, where the system shows them."""
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        return set()
    return {target for file in folder.iterdir() if (target := _target(file)).startswith("socket:")}


def _target(file: Path) -> str:
    try:
        return str(file.readlink())
    except FileNotFoundError:
        return ""
