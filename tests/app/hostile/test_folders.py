"""Nothing in a folder leads out of it, nor to something else than its files on any computer."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_cases import BESIDE, LINKS, NAMES, PATHS
from portal_folder import CODE_SITE, STANDARD, as_bytes

from app.errors import FolderTrouble, UnsafeName
from app.problems import problem_of
from app.update.folder.change import EMPTY, with_site
from app.update.folder.disk import read_files
from app.update.folder.limits import WEBSITE
from app.update.folder.names import check_paths
from app.update.folder.read import image_of

_FILES = as_bytes(STANDARD)


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_file_of_such_a_name_is_told(path: str) -> None:
    with pytest.raises(UnsafeName) as told:
        image_of({**_FILES, path: b"outside"})
    assert problem_of(told.value).code.startswith("FOLDER-")


@pytest.mark.parametrize("paths", BESIDE.values(), ids=BESIDE)
def test_two_files_that_are_one_elsewhere_are_told(paths: tuple[str, str]) -> None:
    with pytest.raises(UnsafeName):
        image_of({**_FILES, **dict.fromkeys(paths, b"x")})


@pytest.mark.skipif(os.name == "nt", reason="making links there is a privilege")
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("place", ["x.yml", "web-pages/x", ".portalconfig/x"])
def test_what_is_no_file_is_not_followed(tmp_path: Path, link: str, place: str) -> None:
    folder = tmp_path / "site"
    for path, content in _FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yml").write_text("secret", "utf-8")
    (folder / place).parent.mkdir(exist_ok=True)
    match link:
        case "a link to a file":
            (folder / place).symlink_to(tmp_path / "outside" / "secret.yml")
        case "a link to a folder":
            (folder / place).symlink_to(tmp_path / "outside")
        case "a link to itself":
            (folder / place).symlink_to(folder / place)
        case _:
            os.mkfifo(folder / place)
    with pytest.raises(FolderTrouble):
        read_files(folder, WEBSITE)


@pytest.mark.parametrize("files", [STANDARD, CODE_SITE], ids=["standard", "code site"])
@pytest.mark.parametrize("name", [*PATHS.values(), *NAMES.values()], ids=[*PATHS, *NAMES])
def test_records_of_such_names_get_files_within_the_folder(files: dict[str, str], name: str) -> None:
    site = image_of(as_bytes(files)).site
    name = name.encode("utf-8", "replace").decode()
    named = {"adx_name": name, "adx_partialurl": name, "filename": name}
    records = tuple(replace(one, fields={**one.fields, **named}) for one in site.records)
    made = with_site(EMPTY, replace(site, name=name, records=records))
    check_paths(made.files)
