from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QRadioButton
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _there_and_back(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.sees(lambda: person.says("You can go on"))
    await person.presses("forward")
    await person.sees(lambda: person.has("languages"))
    person.types("name", "Orders & more")
    person.types("address", "more-orders")
    person.button("language-1053").click()
    await person.presses("forward")
    await person.step("Create this portal?")
    await person.presses("step-environment")
    await person.step("Choose the environment")
    assert person.environments().currentIndex().data() == "Contoso Production"
    await person.presses("step-review")
    await person.step("Create this portal?")
    await person.presses("back")
    fields = {one.objectName(): one.text() for one in person.window.findChildren(QLineEdit)}
    assert (fields["name"], fields["address"]) == ("Orders & more", "more-orders")
    languages = person.window.findChildren(QRadioButton)
    assert [one.objectName() for one in languages if one.isChecked() and one.isVisible()] == ["language-1053"]


def test_back_finds_everything_as_it_was_left(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_there_and_back))


async def _away_while_checking(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.step("Is everything ready?")
    await person.presses("back")
    await person.step("Choose the environment")
    await person.presses("forward")
    await person.sees(lambda: person.says("You can go on"))


def test_checks_that_were_left_behind_are_done_on_return(
    setting: Setting, play: Callable[[Any], None]
) -> None:
    play(setting.walk(_away_while_checking))


async def _another_environment(person: Person) -> None:
    await person.signs_in()
    await person.chooses_environment("Contoso Production")
    await person.presses("forward")
    await person.sees(lambda: person.says("You can go on"))
    await person.presses("back")
    await person.chooses_environment("Contoso (default)")
    await person.presses("forward")
    await person.sees(lambda: any("need your attention" in one for one in person.words()))
    assert person.verdict("finance-link") == "Not ready"


def test_another_environment_is_checked_anew(setting: Setting, play: Callable[[Any], None]) -> None:
    play(setting.walk(_another_environment))
