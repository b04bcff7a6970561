from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from app.whole_files import PRIVATE, write_whole


def test_what_was_there_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "Bericht 東京.html"
    write_whole(file, b"old and longer\r\n")
    write_whole(file, b"new\n")
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(file, b"new\n")]


def test_what_was_there_stays_if_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "notes.json"
    write_whole(file, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(file, b"old")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_private_file_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    write_whole(file, b"one", PRIVATE)
    assert stat.S_IMODE(file.stat().st_mode) == PRIVATE


def test_of_two_that_write_at_once_one_counts_as_a_whole(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    contents = [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    writers = [threading.Thread(target=write_whole, args=(file, content)) for content in contents]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert file.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [file]
