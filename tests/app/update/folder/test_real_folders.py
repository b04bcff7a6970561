from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from portal_folder import on_disk
from project_sources import ROOT

from app.update.folder.change import EMPTY, with_site
from app.update.folder.columns import value_of
from app.update.folder.disk import read_files
from app.update.folder.image import FolderImage
from app.update.folder.limits import WEBSITE
from app.update.folder.read import image_of, read_folder
from app.update.folder.rows import rows_of, tree_of
from app.update.folder.save import save_new
from app.update.folder.yaml_style import Value, document
from app.update.site.record import Record

_PORTALS = ROOT.parent / "shared" / "fixtures" / "portals"
_FOLDERS = sorted(folder for folder in _PORTALS.glob("*") if folder.is_dir())
_MODELS = {"edm": "enhanced", "starter": "standard"}
_OLD_MARKS = {"web-files/footer_b22bf7a5.png.webfile.yml", "web-files/footer_f7449a3e.png.webfile.yml"}
"""Marks of before 2025 cannot be made: they are no function of the id (contract section 2)."""

pytestmark = pytest.mark.skipif(not _FOLDERS, reason="the recorded websites are not beside the project")


@pytest.fixture(params=_FOLDERS, ids=lambda folder: folder.name, scope="module")
def folder(request: pytest.FixtureRequest) -> Path:
    """Each recorded website."""
    return Path(request.param)


@pytest.fixture(scope="module")
def image(folder: Path) -> FolderImage:
    """The website, with content beside its records: the recordings hold none."""
    files = read_files(folder, WEBSITE)
    bare = image_of(files)
    for key, origin in bare.origins.items():
        if key[0] == "adx_webtemplate":
            files[f"{origin.path.removesuffix('yml')}source.html"] = b"{% include 'x' %}\r<p>\r\n\xc2\xa0"
        if key[0] == "adx_webfile":
            files[origin.path.removesuffix(".webfile.yml")] = b"\x00\xff"
    return image_of(files)


def test_every_file_is_understood(folder: Path, image: FolderImage) -> None:
    assert {path.rpartition("/")[0] for path in image.unread} == {".portalconfig"}
    assert image.site.model == _MODELS[folder.name.split("-")[0]]
    assert all(record.file == b"\x00\xff" for record in image.site.of("adx_webfile"))


def test_from_folder_to_model_to_folder_no_byte_changes(folder: Path, tmp_path: Path) -> None:
    image = read_folder(folder)
    save_new(with_site(image, image.site), tmp_path / "site")
    assert on_disk(tmp_path / "site") == on_disk(folder)


def test_an_edit_changes_the_files_of_its_records_alone(image: FolderImage) -> None:
    edited = {record: _edited(record) for record in image.site.records[::5]}
    site = replace(image.site, records=tuple(edited.get(record, record) for record in image.site.records))
    after = with_site(image, site)
    touched = {image.origins[record.table, record.id].path for record in edited}
    assert after.site.records == site.records
    assert {path for path in image.files if image.files[path] != after.files[path]} == touched


def _edited(record: Record) -> Record:
    return replace(record, fields={**record.fields, "adx_description": "one: 'two'\n\nthree"})


def test_an_edit_taken_back_gives_the_bytes_of_before(image: FolderImage) -> None:
    edited = {
        record: _edited(record) for record in image.site.records if "adx_description" not in record.fields
    }
    site = replace(image.site, records=tuple(edited.get(record, record) for record in image.site.records))
    assert with_site(with_site(image, site), image.site).files == image.files


def test_files_are_named_as_the_power_platform_cli_names_them(image: FolderImage) -> None:
    made = with_site(EMPTY, image.site)
    theirs = {origin.path for origin in image.origins.values()}
    ours = {origin.path for origin in made.origins.values()}
    assert made.site == image.site
    assert theirs - ours <= _OLD_MARKS


def test_records_are_written_as_the_power_platform_cli_writes_them(image: FolderImage) -> None:
    for path in {origin.path for origin in image.origins.values()}:
        tree = tree_of(image.files[path], path)
        rows: list[dict[str, Value]] = [
            {key.value: value_of(value, path) for key, value in row.entries} for _, row in rows_of(tree, path)
        ]
        single = [index for index, _ in rows_of(tree, path)] == [None]
        assert document(rows[0] if single else rows).encode() == image.files[path]
