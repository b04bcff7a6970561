from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from ui.window import Window
from ui.window_place import NAME, note_place, place_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Window]:
    made = Window()
    yield made
    delete(made)


@pytest.fixture
def other(qapp: QApplication) -> Iterator[Window]:
    made = Window()
    yield made
    delete(made)


def test_the_window_comes_back_where_it_was(window: Window, other: Window, tmp_path: Path) -> None:
    window.show()
    window.setGeometry(QRect(30, 40, 740, 560))
    note_place(tmp_path / "state", window.place())
    other.take_place(place_in(tmp_path / "state"))
    other.show()
    assert other.geometry() == window.geometry()


def test_a_place_on_a_screen_that_is_gone_is_brought_to_one_that_is_there(
    window: Window, other: Window, tmp_path: Path
) -> None:
    window.show()
    window.move(9000, 7000)
    note_place(tmp_path, window.place())
    other.take_place(place_in(tmp_path))
    other.show()
    assert other.screen().availableGeometry().intersects(other.geometry())


@pytest.mark.parametrize("noted", [b"", b"nothing of Qt's", b"\x01\xd9\xd0\xcb" + b"\xff" * 40])
def test_a_damaged_note_counts_as_none(window: Window, other: Window, tmp_path: Path, noted: bytes) -> None:
    (tmp_path / NAME).write_bytes(noted)
    other.take_place(place_in(tmp_path))
    assert other.size() == window.size()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    note_place(tmp_path / "file", b"somewhere")
    assert place_in(tmp_path / "file") == b""
