"""A person changes the language, and finds it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from window_driver import Person, Setting

from app.cli.options import parse
from app.languages import language_of
from app.text import text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_SWEDISH = language_of("sv")


def test_a_language_is_spoken_at_once_and_at_the_next_start(
    setting: Setting, play: Callable[[Any], Any], tmp_path: Path
) -> None:
    options = parse(["--state-folder", str(tmp_path / "state")])
    title = _SWEDISH.say(text("What you need"))

    async def changes(person: Person) -> None:
        await person.step("What you need")
        choose(person, "speak-sv")
        await person.step(title)
        assert "What you need" not in person.words()
        await person.sees(lambda: alphabet(person) == "sv")

    async def comes_back(person: Person) -> None:
        await person.step(title)
        assert person.button("speak").accessibleName().endswith("Svenska")

    assert play(setting.walk(changes, options)) == 0
    assert play(setting.walk(comes_back, options)) == 0


def alphabet(person: Person) -> str:
    """The language whose order names are in."""
    shell = person.window._shell
    return shell._session.journey.state.alphabet if shell is not None else ""


def choose(person: Person, name: str) -> None:
    menu = person.button("speak")
    assert isinstance(menu, QPushButton)
    next(one for one in menu.menu().actions() if one.objectName() == name).trigger()
