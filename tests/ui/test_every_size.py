"""Whether every page in each of its states has room: in the smallest window, and in large text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from clipped import clipped
from pseudo_language import pseudo_language
from PySide6.QtWidgets import QApplication
from room import room_faults
from window_sizes import SMALLEST, USUAL, of_size
from window_states import FULLEST, STATES

from ui.theme import apply
from ui.tokens import BODY, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_LARGE = 18.0
"""Points of type twice as large as systems have it."""


@pytest.fixture(scope="module")
def text_is_large(dressed: QApplication) -> Iterator[Callable[[bool], None]]:
    """Changes the size of type; one that is worn already is left as it is, as dressing anew takes long."""
    usual = dressed.font().pointSizeF() / BODY
    worn: list[tuple[float, str]] = []

    def text_is_large(is_large: bool) -> None:
        size = _LARGE if is_large else usual
        if worn != [(size, dressed.styleSheet())]:
            apply(dressed, LIGHT, size)
            worn[:] = [(size, dressed.styleSheet())]

    yield text_is_large
    text_is_large(False)


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_cut_off_in_the_smallest_window(
    name: str, show: Callable[[str], Any], text_is_large: Callable[[bool], None]
) -> None:
    text_is_large(False)
    window = show(name).window
    of_size(window, SMALLEST)
    assert (room_faults(window), window.size()) == ([], SMALLEST)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in FULLEST else pytest.mark.soak) for name in STATES]
)
def test_nothing_is_cut_off_in_large_text_and_a_long_language(
    name: str, show: Callable[..., Any], text_is_large: Callable[[bool], None]
) -> None:
    text_is_large(True)
    window = show(name, language=pseudo_language()).window
    for size in (USUAL, SMALLEST):
        of_size(window, size)
        assert (room_faults(window), clipped(window), window.size()) == ([], [], size)
