"""What holds for every page in each of its states."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from window_states import STATES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[[str], Any]
every_state = pytest.mark.parametrize("name", STATES)


@every_state
def test_everything_that_can_be_used_has_a_name_for_screen_readers(name: str, show: Show) -> None:
    window = show(name).window
    usable = [one for one in window.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    unnamed = [
        one.objectName() or type(one).__name__
        for one in usable
        if one.isVisible() and not isinstance(one, QScrollArea) and not _name(one)
    ]
    assert unnamed == []


@every_state
def test_a_picture_can_be_looked_at(name: str, show: Show, tmp_path: Path) -> None:
    folder = Path(os.environ.get("SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"state-{name}.png"
    assert show(name).window.grab().save(str(file))
    assert file.stat().st_size > 10_000


@every_state
def test_no_text_is_ever_markup(name: str, show: Show) -> None:
    window = show(name).window
    formats = {one.textFormat() for one in window.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


@every_state
def test_the_keyboard_reaches_everything(name: str, show: Show) -> None:
    window = show(name).window
    kinds = (QAbstractButton, QLineEdit)
    wanted = {
        one
        for one in window.findChildren(QWidget)
        if isinstance(one, kinds) and one.isVisible() and one.isEnabled()
    }
    reached, here = set(), window.nextInFocusChain()
    while here is not None and here not in reached:
        reached.add(here)
        here = here.nextInFocusChain()
    assert wanted - reached == set()
    stops = {one for one in wanted if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    # One of a group of radio buttons is a stop; the arrow keys lead to the others.
    groups = {one.group() for one in wanted if isinstance(one, QRadioButton)}
    assert groups == {one.group() for one in stops if isinstance(one, QRadioButton)}
    assert [one.objectName() for one in wanted - stops if not isinstance(one, QRadioButton)] == []


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()
