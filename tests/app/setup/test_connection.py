from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from setup_states import ALEX

from app.clouds import cloud_named
from app.errors import CloudFileUnreadable, FolderNotWritable, StateUnreadable
from app.provisioning.journal import Journal, Place
from app.provisioning.site_request import SiteRequest
from app.setup.connection import JOURNAL_NAME, connect


def test_a_connection_asks_no_network_and_makes_its_journal(tmp_path: Path) -> None:
    connection = connect(cloud_named("public"), "client", tmp_path / "state")
    assert connection.company(ALEX).account == ALEX
    assert connection.journal.creations() == ()
    assert [file.name for file in (tmp_path / "state").iterdir()] == ["journal.sqlite3"]
    connection.close()


def test_programs_for_several_clouds_share_a_journal(tmp_path: Path) -> None:
    for name in ("public", "gcc"):
        connection = connect(cloud_named(name), "client", tmp_path)
        place = Place(name, ALEX.id, "environment", "Contoso")
        connection.journal.begin(place, SiteRequest("Contoso", "contoso", 1033))
        connection.close()
    assert [one.place.cloud for one in Journal(tmp_path / JOURNAL_NAME).creations()] == ["public", "gcc"]


def test_a_certificate_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "missing.pem"
    with pytest.raises(CloudFileUnreadable) as refused:
        connect(replace(cloud_named("public"), ca_file=missing), "client", tmp_path)
    assert refused.value.path == missing


def test_a_certificate_file_of_another_kind_is_named(tmp_path: Path) -> None:
    file = tmp_path / "notes.pem"
    file.write_text("these are my notes", "utf-8")
    with pytest.raises(CloudFileUnreadable):
        connect(replace(cloud_named("public"), ca_file=file), "client", tmp_path)


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("keep me", "utf-8")
    with pytest.raises(FolderNotWritable):
        connect(cloud_named("public"), "client", blocked)


def test_a_journal_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / JOURNAL_NAME).write_text("keep me", "utf-8")
    with pytest.raises(StateUnreadable):
        connect(cloud_named("public"), "client", tmp_path)
