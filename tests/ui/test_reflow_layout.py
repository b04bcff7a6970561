from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ui.fitting_area import FittingArea
from ui.measures import in_proportion
from ui.reflow_layout import Reflow, reflow, with_button
from ui.widgets import column, group, words

pytestmark = pytest.mark.usefixtures("dressed")
_LONG = "Words that take several lines where there is little room for them, and one line elsewhere."


def laid_out(whole: QWidget, width: int, height: int = 200) -> QWidget:
    whole.resize(width, height)
    whole.show()
    for _ in range(3):
        QApplication.processEvents()
    return whole


def box(width: int, height: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(width, height)
    return made


def test_a_button_stands_at_the_end_of_words_and_below_them_where_they_would_have_no_room() -> None:
    said, pressed = words(_LONG), QPushButton("Show")
    whole = with_button(said, pressed)
    laid_out(whole, 500)
    assert pressed.x() >= said.geometry().right()
    laid_out(whole, 160)
    assert pressed.y() >= said.geometry().bottom()
    assert pressed.x() == 0


def test_the_other_way_round_where_words_go_from_right_to_left() -> None:
    said, pressed = words(_LONG), QPushButton("Show")
    whole = with_button(said, pressed)
    whole.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    laid_out(whole, 500)
    assert said.x() >= pressed.geometry().right()
    laid_out(whole, 160)
    assert pressed.geometry().right() == 159


def test_the_share_gives_way_to_what_a_part_cannot_do_without() -> None:
    first, second = box(100, 20), box(300, 20)
    whole = laid_out(reflow(first, second, Reflow(0, share=0.5, gap=0)), 450)
    assert (first.width(), second.width(), whole.width()) == (150, 300, 450)


def test_parts_that_do_not_fit_beside_each_other_have_the_whole_width() -> None:
    first, second = box(100, 20), box(300, 20)
    whole = laid_out(reflow(first, second, Reflow(0, share=0.5, heights=(60, 80), gap=10)), 390, 200)
    assert (first.width(), second.width()) == (390, 390)
    upper, lower = in_proportion(60), in_proportion(80)
    assert (first.height(), second.y(), second.height()) == (upper, upper + 10, 190 - upper)
    assert whole.heightForWidth(390) == upper + 10 + lower
    assert whole.minimumSizeHint() == QSize(300, 20)


def test_one_that_is_hidden_leaves_its_room_to_the_other() -> None:
    first, second = box(100, 20), box(100, 20)
    whole = laid_out(reflow(first, second, Reflow(0, share=0.5)), 400)
    first.hide()
    laid_out(whole, 400)
    assert (second.x(), second.y(), second.width()) == (0, 0, 400)


def test_an_area_is_as_high_as_its_content_and_scrolls_where_it_cannot_be() -> None:
    label = QLabel("A few words.")
    label.setWordWrap(True)
    area, below = FittingArea(group(column(label))), box(10, 10)
    inside = column(area, below, gap=0)
    inside.setStretch(1, 1)
    whole = group(inside)
    # As the window does, which may be lower than all that is in it.
    whole.setMinimumSize(100, 40)
    laid_out(whole, 200, 800)
    low = area.height()
    assert low == label.heightForWidth(200)
    label.setText(_LONG * 2)
    laid_out(whole, 200, 800)
    assert low < area.height() == label.heightForWidth(200)
    laid_out(whole, 200, 40)
    assert area.height() == 30
    assert area.verticalScrollBar().maximum() > 0
