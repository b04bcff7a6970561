from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from project_sources import ROOT

from app.log.log import Log
from ui.last_words import NAME, LastWords

_ENDS = """
import sys
from pathlib import Path
from PySide6.QtCore import qFatal
from app.log.log import Log
from ui.last_words import LastWords
from ui.qt_messages import noting_qt

log, last = Log(), LastWords(Path(sys.argv[1]))
log.add("one line")
last.listen()
with noting_qt(log, lambda why: last.write(why, log)):
    qFatal("the screen is gone")
"""


def _ended(folder: Path) -> str:
    """What the next start finds after Qt has ended a program."""
    done = subprocess.run(
        [sys.executable, "-c", _ENDS, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "the screen is gone" in done.stderr
    last = LastWords(folder)
    found = last.listen()
    last.close()
    return found


def test_what_was_going_on_when_qt_ended_the_program_is_found_at_the_next_start(tmp_path: Path) -> None:
    found = _ended(tmp_path)
    assert "Qt ended the program" in found
    assert "one line" in found
    assert "the screen is gone" in found
    assert "qt fatal: " in found
    assert "Current thread" in found


def test_a_program_that_ends_as_it_should_leaves_nothing(tmp_path: Path) -> None:
    last = LastWords(tmp_path)
    assert last.listen() == ""
    last.close()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    last = LastWords(tmp_path / "file")
    assert last.listen() == ""
    last.write("why", Log())
    last.close()


def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    last = LastWords(tmp_path)
    last.listen()
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0 or sys.platform == "win32"
    last.close()
