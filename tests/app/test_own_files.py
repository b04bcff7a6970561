from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.errors import FolderNotWritable
from app.own_files import keep, keep_notes, notes_in, texts_in


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


def test_notes_come_back_as_they_were_kept(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    keep_notes(file, {"chosen": {"language": "sv"}, "names": ["å"]})
    assert notes_in(file) == {"chosen": {"language": "sv"}, "names": ["å"]}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"chosen": {}}',
        b'{"format": 2, "chosen": {}}',
        b'{"format": 1, "long": "' + b"x" * 300_000 + b'"}',
        b"[" * 100_000,
    ],
    ids=["empty", "cut", "encoding", "list", "no format", "newer", "long", "deep"],
)
def test_notes_that_cannot_be_read_count_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.json"
    assert notes_in(file) == {}
    file.write_bytes(content)
    assert notes_in(file) == {}


def test_only_texts_are_taken_for_texts() -> None:
    assert texts_in({"chosen": {"a": "1", "b": 2, "c": None}}, "chosen") == {"a": "1"}
    assert texts_in({"chosen": ["a"]}, "chosen") == {}
    assert texts_in({}, "chosen") == {}
