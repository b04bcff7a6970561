"""Pictures for people to look at, taken by `python run.py screens`; what is in them is tried elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from window_sizes import SMALLEST, USUAL, of_size
from window_states import FULLEST, STATES

from app.languages import language_of, shipped
from ui.schemes import contrasting
from ui.theme import apply
from ui.tokens import DARK, LIGHT, Tokens

pytestmark = [pytest.mark.screens, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
_SCHEMES = {"light": LIGHT, "dark": DARK, "contrast": contrasting(QPalette(), is_dark=True)}
_TYPE = 9.0
_SIZES = {"usual": (USUAL, 1.0, 1.0), "smallest": (SMALLEST, 1.0, 1.5), "large-text": (USUAL, 2.0, 1.0)}
"""Size of the window, of its type and of a pixel."""


@pytest.fixture
def dress(dressed: QApplication) -> Iterator[Callable[[Tokens, float], None]]:
    yield lambda tokens, times: apply(dressed, tokens, _TYPE * times)
    apply(dressed, LIGHT, _TYPE)


@pytest.mark.parametrize("name", STATES if os.environ.get("SCREENS_OF") else FULLEST)
@pytest.mark.parametrize("tag", shipped())
@pytest.mark.parametrize("scheme", _SCHEMES)
@pytest.mark.parametrize("size", _SIZES)
def test_a_picture_is_taken(
    name: str,
    tag: str,
    scheme: str,
    size: str,
    show: Callable[..., Any],
    dress: Callable[[Tokens, float], None],
) -> None:
    room, times, density = _SIZES[size]
    dress(_SCHEMES[scheme], times)
    window = show(name, language=language_of(tag)).window
    of_size(window, room)
    file = Path(os.environ["SCREENS"]) / f"{name}.{tag}.{scheme}.{size}.png"
    assert _picture(window, density).save(str(file))


def _picture(window: QWidget, density: float) -> QPixmap:
    picture = QPixmap(window.size() * density)
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    window.render(picture)
    return picture
