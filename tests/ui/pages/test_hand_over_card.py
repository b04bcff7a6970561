from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel
from window_states import STATES

from app.aftercare.hand_over import hand_over_items
from app.errors import FolderNotWritable
from app.problems import problem_of
from app.setup.usability import Part, Work

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def unfolded(show: Show, name: str) -> Any:
    shown = show(name)
    shown.press("unfold-hand-over")
    return shown


def box(shown: Any, item: str) -> QCheckBox:
    found = shown.find(f"tick-{item}")
    assert isinstance(found, QCheckBox)
    return found


def test_what_is_done_is_ticked_and_counted(show: Show) -> None:
    shown = unfolded(show, "usable-to-do")
    ticked = {item.id for item in hand_over_items() if box(shown, item.id).isChecked()}
    assert ticked == {"invitations", "order-columns"}
    count = shown.find("about-hand-over")
    assert isinstance(count, QLabel)
    assert count.text() == "2 of 13 done"


def test_nothing_can_be_ticked_before_the_list_is_read(show: Show) -> None:
    assert not box(unfolded(show, "usable-reading"), "invitations").isEnabled()


def test_a_box_says_what_it_is_for(show: Show) -> None:
    assert (
        "columns stay on the sales order"
        in box(unfolded(show, "usable-to-do"), "order-columns").accessibleName()
    )


def test_the_list_can_be_pasted_elsewhere(show: Show) -> None:
    shown = unfolded(show, "usable-to-do")
    shown.press("copy-hand-over")
    pasted = QGuiApplication.clipboard().text()
    assert pasted.startswith("Before your customers use Contoso Orders")
    assert pasted.count("[x]") == 2


def test_how_much_is_done_is_seen_before_the_list_is_unfolded(show: Show) -> None:
    shown = show("usable-to-do")
    assert "2 of 13 done" in shown.words
    assert not shown.has("tick-invitations")


def test_a_list_that_cannot_be_read_is_unfolded_once(show: Show) -> None:
    state = STATES["usable-to-do"]
    problem = problem_of(FolderNotWritable(Path("state")))
    told = replace(state, usability=state.usability.with_work(Part.HAND_OVER, Work(problem=problem)))
    shown = show(told)
    assert shown.has("tick-invitations")
    shown.press("unfold-hand-over")
    shown.become(replace(told, keeps_sign_in=False))
    assert not shown.has("tick-invitations")
