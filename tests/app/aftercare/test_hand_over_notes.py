from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.aftercare.hand_over_notes import HandOverNotes, NotesPlace
from app.errors import FolderNotWritable, StateUnreadable

PLACE = NotesPlace("public", "e-1", "w-1")
TICKS = {"invitations": date(2026, 11, 20), "web-roles": date(2026, 11, 21)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hand-over"


def file_of(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_ticks_are_there_again(folder: Path) -> None:
    HandOverNotes(folder).write(PLACE, TICKS)
    assert HandOverNotes(folder).read(PLACE) == TICKS


def test_without_a_file_nothing_is_ticked(folder: Path) -> None:
    assert HandOverNotes(folder).read(PLACE) == {}
    assert not folder.exists()


@pytest.mark.parametrize("change", [{"cloud": "gcc"}, {"environment": "e-2"}, {"website": "w-2"}])
def test_every_website_has_a_list_of_its_own(folder: Path, change: dict[str, str]) -> None:
    HandOverNotes(folder).write(PLACE, TICKS)
    assert HandOverNotes(folder).read(replace(PLACE, **change)) == {}


def test_an_id_leads_nowhere_else(folder: Path) -> None:
    HandOverNotes(folder).write(replace(PLACE, website="../../elsewhere"), TICKS)
    assert [one.parent for one in folder.rglob("*")] == [folder]


def test_it_is_the_owners_alone_and_leaves_nothing_beside_itself(folder: Path) -> None:
    HandOverNotes(folder).write(PLACE, TICKS)
    HandOverNotes(folder).write(PLACE, {})
    file = file_of(folder)
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0
    assert json.loads(file.read_text())["done"] == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"version": 2}', b'{"version": 1, "done": {"a": "x"}}', b"\xff", b"[" * 90_000],
)
def test_a_file_that_cannot_be_read_is_told_and_left_alone(folder: Path, content: bytes) -> None:
    HandOverNotes(folder).write(PLACE, TICKS)
    file_of(folder).write_bytes(content)
    with pytest.raises(StateUnreadable):
        HandOverNotes(folder).read(PLACE)
    assert file_of(folder).read_bytes() == content


def test_a_folder_that_cannot_be_written_is_told(folder: Path) -> None:
    folder.write_text("a file")
    with pytest.raises(FolderNotWritable):
        HandOverNotes(folder).write(PLACE, TICKS)
