from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.errors import ReportNotSaved
from app.report.saving import expect_place, save


def test_a_file_is_there_with_all_its_content_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "Bericht 東京.html"
    save(file, b"new")
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(file, b"new")]


def test_another_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old and longer")
    save(file, b"new")
    assert file.read_bytes() == b"new"


def test_what_was_there_stays_if_the_disk_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportNotSaved) as told:
        save(file, b"new")
    assert told.value.reason == "No space left on device"
    assert [(one, one.read_bytes()) for one in tmp_path.iterdir()] == [(file, b"old")]


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    place = tmp_path / "report.html"
    place.mkdir()
    (place / "something").touch()
    with pytest.raises(ReportNotSaved):
        save(place, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["report.html"]


@pytest.mark.parametrize("place", ["nowhere/report.html", "folder.html"])
def test_a_place_that_will_not_do_is_known_before_the_work(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.html").mkdir()
    expect_place(tmp_path / "report.html")
    with pytest.raises(ReportNotSaved):
        expect_place(tmp_path / place)
