from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ui.flow_layout import FlowLayout
from ui.tokens import SPACE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def three(qapp: QApplication) -> tuple[QWidget, list[QWidget]]:
    buttons = [QWidget() for _ in range(3)]
    for one in buttons:
        one.setFixedSize(100, 30)
    place = QWidget()
    place.setLayout(FlowLayout(*buttons))
    return place, buttons


def test_what_fits_stands_side_by_side(three: tuple[QWidget, list[QWidget]]) -> None:
    place, _ = three
    assert place.heightForWidth(3 * 100 + 2 * SPACE) == 30
    assert place.sizeHint().width() == 3 * 100 + 2 * SPACE


def test_what_does_not_fit_goes_to_the_next_line(three: tuple[QWidget, list[QWidget]]) -> None:
    place, buttons = three
    assert place.heightForWidth(250) == 60 + SPACE
    place.resize(250, 100)
    place.show()
    assert [(one.x(), one.y()) for one in buttons] == [(0, 0), (100 + SPACE, 0), (0, 30 + SPACE)]


def test_what_is_hidden_takes_no_room(three: tuple[QWidget, list[QWidget]]) -> None:
    place, buttons = three
    for one in buttons[1:]:
        one.hide()
    assert place.heightForWidth(120) == 30


def test_too_narrow_a_place_has_one_in_a_line(three: tuple[QWidget, list[QWidget]]) -> None:
    place, _ = three
    assert place.heightForWidth(10) == 3 * 30 + 2 * SPACE
