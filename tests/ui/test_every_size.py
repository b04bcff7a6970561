"""Whether every page in each of its states has room: in the smallest window, and in large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from room import room_faults
from window_sizes import SMALLEST, USUAL, of_size
from window_states import FULLEST, STATES

from ui.theme import apply
from ui.tokens import BODY, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_LARGE = 18.0
"""Points of type twice as large as systems have it."""


@pytest.fixture
def large_text(dressed: QApplication) -> Iterator[None]:
    size = dressed.font().pointSizeF() / BODY
    apply(dressed, LIGHT, _LARGE)
    yield
    apply(dressed, LIGHT, size)


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_off_in_the_smallest_window(name: str, show: Callable[[str], Any]) -> None:
    window = show(name).window
    of_size(window, SMALLEST)
    assert (room_faults(window), window.size()) == ([], SMALLEST)


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in FULLEST else pytest.mark.soak) for name in STATES]
)
def test_nothing_is_cut_off_in_large_text(name: str, show: Callable[[str], Any]) -> None:
    window = show(name).window
    of_size(window, USUAL)
    assert (room_faults(window), window.size()) == ([], USUAL)
