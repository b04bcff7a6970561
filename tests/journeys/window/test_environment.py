"""At the list of environments: one that is not listed, and the one that was used last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from window_driver import Person, Setting

from app.clouds import cloud_from_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Play = Callable[[Any], None]


def test_one_that_is_not_listed_is_looked_up_by_its_address(setting: Setting, play: Play) -> None:
    async def look_up(person: Person) -> None:
        await person.signs_in()
        await person.presses("not-listed")
        person.types("environment-address", "elsewhere.example")
        await person.presses("look-up")
        await person.sees(lambda: any("no address of Dataverse" in one for one in person.words()))
        cloud = cloud_from_file(setting.folder / "state" / "practice" / "practice-cloud.toml")
        person.types("environment-address", cloud.dataverse_hosts[0])
        await person.presses("look-up")
        await person.step("Found: Contoso Production. It is in the list now.")
        await person.shoots("environment-looked-up")
        await person.presses("back-to-list")
        await person.presses("forward")
        await person.sees(lambda: person.says("You can go on"))

    play(setting.walk(look_up))


def test_the_one_used_last_is_chosen_already_at_the_next_start(setting: Setting, play: Play) -> None:
    async def choose(person: Person) -> None:
        await person.signs_in()
        await person.chooses_environment("Contoso Production")
        await person.presses("forward")
        await person.sees(lambda: person.says("You can go on"))

    async def go_on(person: Person) -> None:
        await person.signs_in()
        await person.presses("forward")
        await person.sees(lambda: person.says("You can go on"))

    play(setting.walk(choose))
    play(setting.walk(go_on))
