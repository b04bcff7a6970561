from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import delete

from ui.laid_out_once import laid_out_once
from ui.pages.page import PageFrame, page_frame
from ui.widgets import column, frame, words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Counted(QVBoxLayout):
    """A layout that counts how often it puts everything in its place."""

    times = 0

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        self.times += 1
        super().setGeometry(place)


@pytest.fixture
def page(qapp: QApplication) -> Iterator[PageFrame]:
    made = page_frame("A page", "")
    made.widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    yield made
    delete(made.widget)


def test_a_page_is_laid_out_once_for_all_parts_that_appear(page: PageFrame) -> None:
    parts = [frame("card", column(words(f"Part {number}"))) for number in range(10)]
    counted = Counted()
    for part in parts:
        part.hide()
        counted.addWidget(part)
    page.body.addLayout(counted)
    page.widget.show()
    QApplication.processEvents()
    counted.times = 0
    with laid_out_once(page.widget):
        for part in parts:
            part.show()
        assert counted.times == 0
    QApplication.processEvents()
    assert 0 < counted.times < len(parts)
    tops = [part.y() for part in parts]
    assert tops == sorted(set(tops))


def test_one_inside_the_other_holds_to_the_end_of_the_outer(page: PageFrame) -> None:
    whole = page.widget.findChild(QWidget, "help-place")
    assert isinstance(whole, QWidget)
    around = whole.parentWidget()
    assert around is not None
    layout = around.layout()
    assert layout is not None
    with laid_out_once(page.widget):
        with laid_out_once(page.widget):
            assert not layout.isEnabled()
        assert not layout.isEnabled()
    assert layout.isEnabled()
