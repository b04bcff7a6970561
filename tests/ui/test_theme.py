from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import apply
from ui.tokens import DARK, LIGHT, tokens_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def back_to_light(dressed: QApplication) -> Iterator[None]:
    yield
    apply(dressed, LIGHT, 9.0)


@pytest.mark.usefixtures("back_to_light")
def test_an_open_window_changes_to_dark(show: Callable[[str], Any], dressed: QApplication) -> None:
    window = show("readiness-mixed").window
    light = window.grab().toImage().pixelColor(2, 2).name()
    apply(dressed, DARK, 9.0)
    dressed.processEvents()
    dark = window.grab().toImage().pixelColor(2, 2).name()
    assert (light, dark) == (LIGHT.surface, DARK.surface)


def test_icons_take_the_colours_of_the_palette(dressed: QApplication) -> None:
    assert tokens_of(dressed.palette()) is LIGHT
