from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from project_sources import ROOT
from PySide6.QtWidgets import QApplication

from ui.one_window import OneWindow
from ui.quick_look import wanted_window

Claims = Any
_LEFT = 7
_SECOND = f"""
import sys
from PySide6.QtCore import QCoreApplication
from ui import one_window
from ui.one_window import OneWindow
from ui.quick_look import wanted_window
one_window._PATIENCE = 60_000
application = QCoreApplication([])
sys.exit(0 if OneWindow(*wanted_window(["--state-folder", sys.argv[1]])).claim() else {_LEFT})
"""


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Any]:
    """One start of the program with some options; what it claims is let go of at the end."""
    with ExitStack() as at_the_end:

        def made(*options: str) -> OneWindow:
            wanted = wanted_window(["--state-folder", str(tmp_path / "state"), *options])
            assert wanted is not None
            one = OneWindow(*wanted)
            at_the_end.callback(one.release)
            return one

        yield made


def test_the_first_start_shows_its_window(start: Claims) -> None:
    assert start().claim()


def test_a_second_start_brings_the_first_window_forward(start: Claims, tmp_path: Path, qtbot: Any) -> None:
    first, came = start(), list[bool]()
    assert first.claim()
    first.listen(lambda: came.append(True))
    with subprocess.Popen([sys.executable, "-c", _SECOND, str(tmp_path / "state")], cwd=ROOT) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=120_000)
    assert second.returncode == _LEFT
    assert came == [True]


@pytest.mark.parametrize("options", [("--demo",), ("--cloud", "gcc"), ("--client-id", "other")])
def test_another_kind_of_start_has_a_window_of_its_own(start: Claims, options: tuple[str, ...]) -> None:
    assert start().claim()
    assert start(*options).claim()


def test_once_the_first_window_is_closed_the_next_start_has_one(start: Claims) -> None:
    first = start()
    assert first.claim()
    first.listen(lambda: None)
    first.release()
    assert start().claim()


def test_a_window_that_does_not_answer_keeps_nobody_away(
    start: Claims, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.one_window._PATIENCE", 50)
    assert start().claim()
    assert start().claim()


_KILLED = """
import os, sys
from ui.one_window import OneWindow
from ui.quick_look import wanted_window
assert OneWindow(*wanted_window(["--state-folder", sys.argv[1]])).claim()
os._exit(9)
"""


def test_what_a_killed_program_leaves_keeps_nobody_away(start: Claims, tmp_path: Path) -> None:
    command = [sys.executable, "-c", _KILLED, str(tmp_path / "state")]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    assert start().claim()


def test_a_folder_that_cannot_be_written_is_left_to_others_to_tell(start: Claims, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    assert start().claim()
