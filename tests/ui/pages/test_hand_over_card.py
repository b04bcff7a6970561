from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel

from app.aftercare.hand_over import hand_over_items

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def box(shown: Any, item: str) -> QCheckBox:
    found = shown.find(f"tick-{item}")
    assert isinstance(found, QCheckBox)
    return found


def test_what_is_done_is_ticked_and_counted(show: Show) -> None:
    shown = show("usable-to-do")
    ticked = {item.id for item in hand_over_items() if box(shown, item.id).isChecked()}
    assert ticked == {"invitations", "order-columns"}
    count = shown.find("hand-over-count")
    assert isinstance(count, QLabel)
    assert count.text() == "2 of 13 done"


def test_nothing_can_be_ticked_before_the_list_is_read(show: Show) -> None:
    assert not box(show("usable-reading"), "invitations").isEnabled()


def test_a_box_says_what_it_is_for(show: Show) -> None:
    assert "columns stay on the sales order" in box(show("usable-to-do"), "order-columns").accessibleName()


def test_the_list_can_be_pasted_elsewhere(show: Show) -> None:
    shown = show("usable-to-do")
    shown.press("copy-hand-over")
    pasted = QGuiApplication.clipboard().text()
    assert pasted.startswith("Before your customers use Contoso Orders")
    assert pasted.count("[x]") == 2
