from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.theme import apply
from ui.tick import Tick
from ui.tokens import BODY, DARK, LIGHT


def picture(tick: Tick) -> QImage:
    return tick.grab().toImage()


def test_it_can_be_seen_in_both_schemes_whether_it_is_ticked(dressed: QApplication, qtbot: Any) -> None:
    size = dressed.font().pointSizeF() / BODY
    for tokens in (DARK, LIGHT):
        apply(dressed, tokens, size)
        tick = Tick("a", "Something")
        qtbot.addWidget(tick)
        tick.show()
        empty = picture(tick)
        colours = {empty.pixelColor(x, y).name() for x in range(empty.width()) for y in range(empty.height())}
        assert tokens.field_line in colours
        tick.setChecked(True)
        assert picture(tick) != empty


def test_the_keyboard_ticks_it_and_screen_readers_hear_of_it(qtbot: Any) -> None:
    tick = Tick("a", "Something")
    qtbot.addWidget(tick)
    tick.show()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    interface = QAccessible.queryAccessibleInterface(tick)
    assert interface.role() is QAccessible.Role.CheckBox
    assert interface.text(QAccessible.Text.Name) == "Something"
    assert interface.state().checked
