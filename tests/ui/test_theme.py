from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui.schemes import Told, with_accent
from ui.theme import Theme, apply
from ui.tokens import BODY, DARK, LIGHT, tokens_worn

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def back_to_light(dressed: QApplication) -> Iterator[None]:
    size = dressed.font().pointSizeF() / BODY
    yield
    apply(dressed, LIGHT, size)


@pytest.mark.usefixtures("back_to_light")
def test_an_open_window_changes_to_dark(show: Callable[[str], Any], dressed: QApplication) -> None:
    window = show("readiness-mixed").window
    light = window.grab().toImage().pixelColor(2, 2).name()
    apply(dressed, DARK, 9.0)
    dressed.processEvents()
    dark = window.grab().toImage().pixelColor(2, 2).name()
    assert (light, dark) == (LIGHT.surface, DARK.surface)


@pytest.mark.usefixtures("back_to_light")
def test_what_paints_itself_takes_the_colours_that_are_worn(dressed: QApplication) -> None:
    assert tokens_worn() is LIGHT
    apply(dressed, DARK, 9.0)
    assert tokens_worn() is DARK


@pytest.mark.usefixtures("back_to_light")
def test_the_system_is_followed_in_all_that_it_says(dressed: QApplication) -> None:
    plain = Told(is_dark=False, wants_contrast=False, accent="")
    said = [(plain, 9.0)]
    theme = Theme(dressed, lambda: said[-1])
    seen = []
    for told, size in (
        (plain, 9.0),
        (replace(plain, is_dark=True), 9.0),
        (replace(plain, accent="#107c10"), 9.0),
        (replace(plain, wants_contrast=True), 18.0),
    ):
        said.append((told, size))
        theme.follow()
        seen.append(tokens_worn())
    assert seen[:3] == [LIGHT, DARK, with_accent(LIGHT, "#107c10")]
    assert (seen[3].muted, dressed.font().pointSizeF()) == (seen[3].text, 18.0 * BODY)
