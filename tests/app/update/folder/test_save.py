from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from portal_folder import SETTING, STANDARD, as_bytes, on_disk, put

from app.errors import FolderChanged, FolderInUse, FolderNotSaved
from app.update.folder.change import with_site
from app.update.folder.image import FolderImage
from app.update.folder.read import image_of, read_folder
from app.update.folder.save import save_new, save_over
from app.update.site.record import Record

BEFORE = image_of(as_bytes(STANDARD))
_AS_ROOT = sys.platform == "win32" or os.geteuid() == 0


def _after() -> FolderImage:
    kept = [record for record in BEFORE.site.records if record.table != "adx_webfile"]
    changed = [
        replace(record, fields={**record.fields, "adx_value": "no"}) if record.id == SETTING else record
        for record in kept
    ]
    return with_site(BEFORE, replace(BEFORE.site, records=tuple(changed)))


def test_a_new_folder_holds_the_files_and_nothing_else(tmp_path: Path) -> None:
    save_new(BEFORE, tmp_path / "deep" / "site")
    assert on_disk(tmp_path) == {f"deep/site/{path}": text for path, text in BEFORE.files.items()}
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]
    assert read_folder(tmp_path / "deep" / "site") == BEFORE


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    save_new(BEFORE, tmp_path / "site")
    assert read_folder(tmp_path / "site") == BEFORE


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, {"mine.txt": "x"})
    with pytest.raises(FolderInUse):
        save_new(BEFORE, tmp_path)
    assert on_disk(tmp_path) == {"mine.txt": b"x"}


def test_a_folder_is_brought_to_what_is_to_be(tmp_path: Path) -> None:
    put(tmp_path, {**STANDARD, ".git/HEAD": "x"})
    untouched = (tmp_path / "webrole.yml").stat()
    save_over(read_folder(tmp_path), _after(), tmp_path)
    assert on_disk(tmp_path) == {**_after().files, ".git/HEAD": b"x"}
    assert not (tmp_path / "web-files").exists()
    assert (tmp_path / "webrole.yml").stat().st_mtime_ns == untouched.st_mtime_ns
    assert (tmp_path / "webrole.yml").stat().st_ino == untouched.st_ino


@pytest.mark.parametrize("path", ["webrole.yml", "tag.yml"])
def test_a_folder_that_changed_meanwhile_stays_as_it_is(tmp_path: Path, path: str) -> None:
    put(tmp_path, STANDARD)
    before = read_folder(tmp_path)
    put(tmp_path, {path: "[]\n"})
    with pytest.raises(FolderChanged) as told:
        save_over(before, _after(), tmp_path)
    assert told.value.path == path
    assert on_disk(tmp_path) == {**as_bytes(STANDARD), path: b"[]\n"}


def test_a_folder_of_which_a_file_cannot_be_written_is_as_before(tmp_path: Path) -> None:
    put(tmp_path, {**STANDARD, "tag.yml/.git/HEAD": "x"})
    tag = Record("adx_tag", SETTING, {"adx_name": "New"})
    after = with_site(BEFORE, replace(_after().site, records=(*_after().site.records, tag)))
    before = on_disk(tmp_path)
    with pytest.raises(FolderNotSaved):
        save_over(BEFORE, after, tmp_path)
    assert on_disk(tmp_path) == before


@pytest.mark.skipif(_AS_ROOT, reason="nothing is forbidden to this account")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    put(tmp_path, STANDARD)
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FolderNotSaved):
            save_over(BEFORE, _after(), tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"file": "x"})
    with pytest.raises(FolderNotSaved):
        save_new(BEFORE, tmp_path / "file" / "site")
