from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import delete

from ui.returning import Returning

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_coming_back_counts_only_while_the_place_is_shown(qapp: QApplication) -> None:
    window, returns = QWidget(), list[bool]()
    layout = QVBoxLayout(window)
    place = QWidget()
    layout.addWidget(place)
    Returning(place, lambda: returns.append(True))
    window.show()
    qapp.processEvents()
    returns.clear()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert returns == [True]
    place.hide()
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    assert returns == [True]
    delete(window)
