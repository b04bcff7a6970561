"""What holds for every page in each of its states: who hears it, and who has no mouse, can use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from keyboard_walk import order_faults, reach_faults, stops
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from spoken import size_faults, spoken_faults
from window_sizes import tall
from window_states import STATES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.mark.parametrize("name", STATES)
def test_a_state_can_be_used_by_anyone(name: str, show: Callable[[str], Any]) -> None:
    window = show(name).window
    tall(window)
    formats = {one.textFormat() for one in window.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}, "nothing is ever read as markup"
    found = stops(window)
    faults = spoken_faults(found) + size_faults(window)
    assert faults + order_faults(window, found) + reach_faults(window, found) == []
