from __future__ import annotations

from pathlib import Path

import pytest
from kept_snapshots import SERVICE, StateFolder

from app.errors import SnapshotNeeded, SnapshotNotRemoved, SnapshotNotThere
from app.setup.kept_snapshots import kept_snapshots, remove_snapshots
from app.text import render
from app.update.snapshots.needs import Need


@pytest.fixture
def state(tmp_path: Path) -> StateFolder:
    return StateFolder(tmp_path)


def _needs(state: StateFolder) -> dict[str, Need | None]:
    return {one.name: one.need for one in kept_snapshots(state.folder).usable}


def test_each_is_told_with_its_size_and_the_update_that_it_was_taken_for(state: StateFolder) -> None:
    baseline, backup = state.snapshot("baseline"), state.snapshot("backup")
    run = state.run(backup)
    newest, oldest = kept_snapshots(state.folder).usable
    assert (newest.name, newest.run, oldest.name, oldest.run) == (backup, run.note.id, baseline, "")
    assert newest.size == newest.note.file.stat().st_size > 0


def test_the_only_baseline_of_a_portal_is_needed(state: StateFolder) -> None:
    only, other, second = (
        state.snapshot("baseline", SERVICE),
        state.snapshot("baseline"),
        state.snapshot("baseline"),
    )
    assert _needs(state) == {only: Need.ONLY_BASELINE, other: None, second: None}
    for chosen in ([only], [other, second]):
        with pytest.raises(SnapshotNeeded) as needed:
            remove_snapshots(state.folder, chosen, even_if_needed=False)
        assert render(needed.value.why).startswith("It is the only one that shows “Contoso”")
    assert state.names == {only, other, second}
    remove_snapshots(state.folder, [other], even_if_needed=False)
    assert _needs(state) == {only: Need.ONLY_BASELINE, second: Need.ONLY_BASELINE}


def test_the_backup_of_an_update_is_needed_until_that_has_come_to_its_end(state: StateFolder) -> None:
    backup = state.snapshot("backup")
    run = state.run(backup)
    with pytest.raises(SnapshotNeeded):
        remove_snapshots(state.folder, [backup], even_if_needed=False)
    state.end(run)
    remove_snapshots(state.folder, [backup], even_if_needed=False)
    assert state.names == set()


def test_both_backups_are_needed_while_an_update_is_being_taken_back(state: StateFolder) -> None:
    backup = state.snapshot("backup")
    run = state.run(backup)
    state.end(run)
    before_undo = state.snapshot("backup")
    undo = state.run(before_undo, "undo", run.note.id)
    assert _needs(state) == dict.fromkeys((backup, before_undo), Need.UNFINISHED_UPDATE)
    state.end(undo)
    assert _needs(state) == dict.fromkeys((backup, before_undo))


def test_an_update_that_was_taken_back_before_its_end_needs_nothing(state: StateFolder) -> None:
    backup = state.snapshot("backup")
    run = state.run(backup)
    state.end(state.run(state.snapshot("backup"), "undo", run.note.id))
    assert set(_needs(state).values()) == {None}


def test_a_backup_may_be_needed_where_an_update_cannot_be_read(state: StateFolder) -> None:
    backup, kept = state.snapshot("backup"), state.snapshot("on demand")
    state.run(backup).file.write_bytes(b"\x00")
    assert _needs(state) == {backup: Need.CANNOT_TELL, kept: None}
    with pytest.raises(SnapshotNeeded):
        remove_snapshots(state.folder, [kept, backup], even_if_needed=False)
    assert state.names == {backup, kept}


def test_what_is_needed_goes_where_that_is_said(state: StateFolder) -> None:
    baseline, backup = state.snapshot("baseline"), state.snapshot("backup")
    state.run(backup)
    remove_snapshots(state.folder, [baseline, backup], even_if_needed=True)
    assert state.names == set()


@pytest.mark.parametrize("name", ["another.portal-snapshot", "../journal.sqlite3", ""])
def test_a_name_that_is_not_there_removes_nothing(state: StateFolder, name: str) -> None:
    kept = state.snapshot("on demand")
    (state.folder / "journal.sqlite3").write_bytes(b"")
    with pytest.raises(SnapshotNotThere):
        remove_snapshots(state.folder, [kept, name], even_if_needed=True)
    assert state.names == {kept}
    assert (state.folder / "journal.sqlite3").exists()


@pytest.mark.parametrize(
    ("content", "is_needed"), [(b"damaged", False), (b"customer-portal-snapshot 9 a b\n", True)]
)
def test_what_is_damaged_can_go_and_what_a_newer_version_made_may_be_needed(
    state: StateFolder, content: bytes, is_needed: bool
) -> None:
    name = state.snapshot("on demand")
    file = state.folder / "snapshots" / name
    file.write_bytes(content)
    assert len(kept_snapshots(state.folder).unusable) == 1
    if is_needed:
        with pytest.raises(SnapshotNeeded):
            remove_snapshots(state.folder, [name], even_if_needed=False)
    remove_snapshots(state.folder, [name], even_if_needed=is_needed)
    assert not file.exists()


def test_one_that_the_computer_keeps_is_told(state: StateFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    name = state.snapshot("on demand")

    def refuse(_file: Path, *, missing_ok: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(SnapshotNotRemoved, match="Permission denied"):
        remove_snapshots(state.folder, [name], even_if_needed=False)


def test_a_computer_that_keeps_nothing_says_so(tmp_path: Path) -> None:
    assert kept_snapshots(tmp_path / "none").usable == ()
