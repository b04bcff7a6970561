"""Doing a long work in several turns of the window's loop, so that the window answers in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

Later = Callable[[QWidget, Callable[[], None]], None]
"""Does something after what the window is doing now, as long as the widget is there."""


def in_a_turn_of_its_own(place: QWidget, act: Callable[[], None]) -> None:
    """Does it when the window has answered whatever has come in meanwhile, and painted itself."""
    # `QTimer.singleShot` is no timer where it is due at once: it comes before painting, and before timers.
    timer = QTimer(place)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    timer.timeout.connect(timer.deleteLater)
    timer.start(0)


def at_once(_place: QWidget, act: Callable[[], None]) -> None:
    """Does it now: for a window that nobody is looking at yet."""
    act()
