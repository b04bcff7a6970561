from __future__ import annotations

import re
from importlib.resources import files

import pytest
from project_sources import code_strings, python_files
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from window_sizes import of_size

from ui.illustration import Illustration, WithIllustration
from ui.tokens import DARK, LIGHT, wear
from ui.widgets import row, words

_SIZE = QSize(64, 32)
_NAMES = sorted(
    entry.name.removesuffix(".svg") for entry in files("resources").joinpath("illustrations").iterdir()
)


def _picture(drawing: QWidget) -> QImage:
    return drawing.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("name", _NAMES)
def test_a_drawing_takes_the_colours_of_the_scheme_of_now(name: str, qapp: QApplication) -> None:
    drawing = Illustration(name, _SIZE)
    wear(LIGHT)
    light = _picture(drawing)
    wear(DARK)
    dark = _picture(drawing)
    wear(LIGHT)
    assert light != dark
    assert _picture(drawing) == light


@pytest.mark.parametrize("name", _NAMES)
def test_a_drawing_has_no_colours_of_its_own(name: str) -> None:
    drawn = files("resources").joinpath("illustrations", f"{name}.svg").read_text("utf-8")
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) - {"none"}
    assert colours
    assert all(one.startswith("$") for one in colours)


def test_every_drawing_is_used() -> None:
    used = {string for file in python_files("ui") for _, string in code_strings(file)}
    assert set(_NAMES) - used == set()


def test_a_drawing_is_made_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    before = Illustration._made

    def counted(self: Illustration, *wanted: object) -> object:
        made.append(wanted)
        return before(self, *wanted)  # type: ignore[arg-type]

    monkeypatch.setattr(Illustration, "_made", counted)
    drawing = Illustration("open-portal", _SIZE)
    for _ in range(3):
        drawing.grab()
    assert len(made) == 1


def test_what_leads_somewhere_leads_in_the_direction_of_writing(qapp: QApplication) -> None:
    drawing = Illustration("open-for-customers", _SIZE, leads=True)
    as_written = _picture(drawing)
    drawing.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert _picture(drawing) == as_written.flipped(Qt.Orientation.Horizontal)


def test_a_drawing_is_nothing_to_screen_readers_and_keys(qapp: QApplication) -> None:
    drawing = Illustration("open-portal", _SIZE)
    assert (drawing.accessibleName(), drawing.focusPolicy()) == ("", Qt.FocusPolicy.NoFocus)


@pytest.mark.parametrize(("width", "fits"), [(399, False), (400, True)])
def test_a_drawing_leaves_its_room_to_words_that_need_it(
    width: int, *, fits: bool, qapp: QApplication
) -> None:
    drawing, instead = Illustration("open-portal", _SIZE), QWidget()
    said = WithIllustration(row(instead, drawing, words("Words")), drawing, 400, instead)
    of_size(said, QSize(width, 100))
    said.show()
    QApplication.processEvents()
    assert (drawing.isVisible(), instead.isVisible()) == (fits, not fits)
    said.close()
