from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.aftercare.own_file import keep
from app.errors import FolderNotWritable


def test_a_file_is_made_with_its_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "new" / "notes.json"
    keep(file, b"one")
    keep(file, b"two")
    assert file.read_bytes() == b"two"
    assert list(file.parent.iterdir()) == [file]


def test_what_was_there_stays_where_the_new_content_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notes.json"
    keep(file, b"one")

    def full(_descriptor: int) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FolderNotWritable):
        keep(file, b"two")
    assert file.read_bytes() == b"one"
