from __future__ import annotations

import gzip
import hashlib
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from generated_site import SITE, sites
from hypothesis import given, settings

from app.errors import (
    SnapshotDamaged,
    SnapshotNewer,
    SnapshotNotKept,
    SnapshotOfOther,
    SnapshotTooLarge,
    SnapshotUnreadable,
)
from app.update.site.record import Record
from app.update.site.site import Site
from app.update.snapshots.snapshot import Snapshot
from app.update.snapshots.snapshot_file import Largest, file_content, read_snapshot
from app.update.snapshots.snapshots import Snapshots, snapshot_of

NOW = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
RECORDS = (
    Record("adx_website", SITE, {"adx_name": "Contoso"}),
    Record("adx_webfile", "5a", {"adx_name": "logo"}, {"adx_x": ("2", "1")}, b"\x00\xff"),
    Record("adx_contentsnippet", "5b", {"adx_value": "half \ud800 and\r\nlines\u2028", "adx_name": ""}),
)


def _snapshot(records: tuple[Record, ...] = RECORDS, taken: datetime = NOW, site: str = SITE) -> Snapshot:
    return Snapshot(Site(site, "Contoso", "standard", records), "baseline", taken, "env", "9.2.1")


def _file(folder: Path) -> Path:
    return Snapshots(folder).keep(_snapshot()).file


def test_a_snapshot_is_what_was_kept(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path / "new")
    note = snapshots.keep(_snapshot())
    assert snapshots.open(note) == _snapshot()
    assert (note.kind, note.taken, note.environment, note.website) == ("baseline", NOW, "env", SITE)
    assert (note.name, note.template_version, note.records) == ("Contoso", "9.2.1", 3)


@given(sites())
@settings(max_examples=40, deadline=None)
def test_any_website_survives_being_kept(tmp_path_factory: pytest.TempPathFactory, site: Site) -> None:
    file = tmp_path_factory.mktemp("snapshot") / "file"
    snapshot = Snapshot(site, "on demand", NOW, "env")
    file.write_bytes(file_content(snapshot))
    assert read_snapshot(file)[1] == snapshot


def test_the_same_website_makes_the_same_file() -> None:
    assert file_content(_snapshot()) == file_content(_snapshot())


def test_the_snapshots_of_a_website_come_newest_first(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    kept = [snapshots.keep(_snapshot(taken=NOW + timedelta(hours=hours))) for hours in (1, 3, 2)]
    snapshots.keep(_snapshot(site="6e"))
    assert snapshots.notes(SITE.upper()) == (kept[1], kept[2], kept[0])
    assert len(snapshots.notes()) == 4


def test_two_snapshots_of_one_moment_are_both_kept(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.keep(_snapshot())
    snapshots.keep(_snapshot())
    assert len(snapshots.notes()) == 2


def test_there_are_no_snapshots_where_there_is_no_folder(tmp_path: Path) -> None:
    assert Snapshots(tmp_path / "none").notes() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a person's folder to that person")
def test_nobody_else_may_read_a_snapshot(tmp_path: Path) -> None:
    assert stat.S_IMODE(_file(tmp_path / "new").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_a_snapshot_that_was_changed_anywhere_is_damaged(tmp_path: Path) -> None:
    file = _file(tmp_path)
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x01]) + whole[place + 1 :])
        with pytest.raises((SnapshotDamaged, SnapshotNewer)):
            read_snapshot(file)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_a_snapshot_that_was_cut_is_damaged(tmp_path: Path, share: float) -> None:
    file = _file(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(SnapshotDamaged):
        read_snapshot(file)


@pytest.mark.parametrize(
    "line",
    [
        b"no json",
        b"[]",
        b'{"table": 1, "id": "a", "fields": {}}',
        b'{"table": "t", "id": "a", "fields": {"a": 1}}',
        b'{"table": "t", "id": "a", "fields": {}, "links": {"a": "b"}}',
        b'{"table": "t", "id": "a", "fields": {}, "links": {"a": [1]}}',
        b'{"table": "t", "id": "a", "fields": {}, "file": "?"}',
        b'{"table": "t", "id": "a", "fields": {}}\n{"table": "t", "id": "b", "fields": {}}',
        b"[" * 100_000,
    ],
)
def test_a_file_with_right_checksums_and_strange_records_is_damaged(tmp_path: Path, line: bytes) -> None:
    file = _file(tmp_path)
    mark, form, told_sum, _ = file.read_bytes().split(b"\n", 1)[0].split(b" ")
    told = file.read_bytes().split(b"\n", 2)[1].replace(b'"records": 3', b'"records": 1')
    told_sum = hashlib.sha256(told).hexdigest().encode()
    body = gzip.compress(line)
    first = b" ".join((mark, form, told_sum, hashlib.sha256(body).hexdigest().encode()))
    file.write_bytes(b"\n".join((first, told, body)))
    with pytest.raises(SnapshotDamaged):
        read_snapshot(file)


@pytest.mark.parametrize(
    "told",
    [b"[]", b"{", b'{"website": null}', b'{"website": {"id": 1}}'],
)
def test_a_file_that_says_nothing_usable_of_itself_is_damaged(tmp_path: Path, told: bytes) -> None:
    file = tmp_path / "strange.portal-snapshot"
    sums = f"{hashlib.sha256(told).hexdigest()} {hashlib.sha256(b'').hexdigest()}"
    file.write_bytes(f"customer-portal-snapshot 1 {sums}\n".encode() + told + b"\n")
    with pytest.raises(SnapshotDamaged):
        read_snapshot(file)


def test_a_file_that_is_no_snapshot_is_named_and_the_others_are_there(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    kept = snapshots.keep(_snapshot())
    other = tmp_path / "other.portal-snapshot"
    other.write_bytes(b"\x00" * 200_000)
    (tmp_path / "readme.txt").write_bytes(b"")
    assert snapshots.notes() == (kept,)
    assert snapshots.unusable() == (SnapshotDamaged(str(other)),)


def test_a_form_of_the_future_is_known_for_it(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"snapshot 1 ", b"snapshot 2 ", 1))
    with pytest.raises(SnapshotNewer):
        read_snapshot(file)


@pytest.mark.parametrize("largest", [Largest(file=10), Largest(records=10)])
def test_a_snapshot_that_is_larger_than_any_website_is_left_alone(tmp_path: Path, largest: Largest) -> None:
    with pytest.raises(SnapshotTooLarge):
        read_snapshot(_file(tmp_path), largest)


def test_the_snapshot_of_another_website_is_known_for_it(tmp_path: Path) -> None:
    file = _file(tmp_path)
    assert snapshot_of(SITE.upper(), file) == _snapshot()
    with pytest.raises(SnapshotOfOther) as caught:
        snapshot_of("6e000000-0000-4000-8000-000000000001", file)
    assert caught.value.found == "Contoso"


def test_a_snapshot_that_became_another_website_s_is_not_opened(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    note, other = snapshots.keep(_snapshot()), snapshots.keep(_snapshot(site="6e"))
    note.file.write_bytes(other.file.read_bytes())
    with pytest.raises(SnapshotOfOther):
        snapshots.open(note)


def test_a_snapshot_that_is_gone_is_told(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    note = snapshots.keep(_snapshot())
    note.file.unlink()
    with pytest.raises(SnapshotUnreadable):
        snapshots.open(note)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SnapshotUnreadable):
        Snapshots(tmp_path / "file").notes()
    with pytest.raises(SnapshotNotKept):
        Snapshots(tmp_path / "file").keep(_snapshot())


def test_nothing_is_left_where_a_snapshot_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SnapshotNotKept) as caught:
        Snapshots(tmp_path).keep(_snapshot())
    assert caught.value.detail == "No space left on device"
    assert list(tmp_path.iterdir()) == []
