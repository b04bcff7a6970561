from __future__ import annotations

import re
from importlib.resources import files

import pytest
from project_sources import code_strings, python_files
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from ui.icons import Icon, window_icon
from ui.start import prepared

_NAMES = sorted(
    entry.name.removesuffix(".svg")
    for entry in files("resources").joinpath("icons").iterdir()
    if entry.name.endswith(".svg")
)


@pytest.mark.parametrize("name", _NAMES)
def test_every_drawing_can_be_painted(name: str, qapp: QApplication) -> None:
    picture = Icon(name, "accent", 32).grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colours = {picture.pixel(x, y) for x in range(32) for y in range(32)}
    assert len(colours) > 2


def test_every_drawing_is_used() -> None:
    used = {string for file in python_files("ui") for _, string in code_strings(file)}
    assert set(_NAMES) - used == set()


def test_drawings_have_no_colours_of_their_own() -> None:
    for name in _NAMES:
        drawing = files("resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
        assert re.findall(r"#[0-9a-fA-F]{3,}", drawing) == []


def test_the_window_has_an_icon_in_several_sizes(qapp: QApplication) -> None:
    assert len(window_icon().availableSizes()) == 4


def test_no_icon_is_looked_for_among_those_of_the_desktop(qapp: QApplication) -> None:
    assert prepared(qapp) is qapp
    assert QIcon.themeSearchPaths() == [":/icons"]
