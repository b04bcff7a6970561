from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from portal_folder import CODE_SITE, STANDARD, as_bytes, put

from app.errors import FolderTooLarge, FolderUnreadable, UnsafeName
from app.update.folder.disk import read_files
from app.update.folder.limits import WEBSITE, Limits


def test_every_file_of_the_website_is_read_and_no_other(tmp_path: Path) -> None:
    put(tmp_path, STANDARD)
    put(tmp_path, {".git/config": "x", ".gitignore": "y", ".vscode/website.yml": "z"})
    assert read_files(tmp_path, WEBSITE) == as_bytes(STANDARD)


def test_the_sources_of_a_code_site_stay_unread(tmp_path: Path) -> None:
    put(tmp_path, {**CODE_SITE, "node_modules/a/b.js": "x", "src/main.ts": "y"})
    assert read_files(tmp_path, WEBSITE) == as_bytes(CODE_SITE)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderUnreadable):
        read_files(tmp_path / "away", WEBSITE)


@pytest.mark.parametrize(
    ("limits", "what"),
    [
        (replace(WEBSITE, files=5), "files"),
        (replace(WEBSITE, levels=1), "levels"),
        (replace(WEBSITE, total=900), "folder"),
        (replace(WEBSITE, yaml=100), "file"),
        (replace(WEBSITE, file=10), "file"),
    ],
)
def test_more_than_a_website_holds_is_told(tmp_path: Path, limits: Limits, what: str) -> None:
    put(tmp_path, STANDARD)
    with pytest.raises(FolderTooLarge) as told:
        read_files(tmp_path, limits)
    assert told.value.what == what


def test_a_file_of_fifty_megabytes_is_told(tmp_path: Path) -> None:
    put(tmp_path, STANDARD)
    with (tmp_path / "web-files" / "film.mp4").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    with pytest.raises(FolderTooLarge) as told:
        read_files(tmp_path, WEBSITE)
    assert (told.value.path, told.value.most) == ("web-files/film.mp4", 32)


@pytest.mark.parametrize("link", ["tag.yml", "web-templates"])
def test_links_are_told(tmp_path: Path, link: str) -> None:
    put(tmp_path / "site", STANDARD)
    put(tmp_path, {"secret.yml": "x", "others/A.webtemplate.yml": "x"})
    target = "secret.yml" if link.endswith("yml") else "others"
    (tmp_path / "site" / link).symlink_to(tmp_path / target)
    with pytest.raises(UnsafeName) as told:
        read_files(tmp_path / "site", WEBSITE)
    assert (told.value.path, told.value.reason) == (link, "link")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    put(tmp_path, STANDARD)
    os.mkfifo(tmp_path / "tag.yml")
    with pytest.raises(UnsafeName):
        read_files(tmp_path, WEBSITE)
