from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from project_sources import ROOT

from app.errors import FolderNotWritable, StateUnreadable
from app.provisioning.journal import Creation, Event, Journal, Place
from app.provisioning.site_request import SiteRequest

_PLACE = Place("public", "account-1", "environment-1", "Contoso – Ö")
_REQUEST = SiteRequest("Contoso orders", "contoso-orders", 1033)
_NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.sqlite3"


@pytest.fixture
def journal(file: Path) -> Journal:
    return Journal(file, lambda: _NOW)


def begun_in(journal: Journal, place: Place = _PLACE) -> Creation:
    creation, is_new = journal.begin(place, _REQUEST)
    assert is_new
    return creation


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(statement)


def test_a_new_journal_is_empty(journal: Journal) -> None:
    assert journal.creations() == ()


def test_what_is_begun_is_found_again_by_the_next_program(journal: Journal, file: Path) -> None:
    begun = begun_in(journal)
    (found,) = Journal(file).creations()
    assert found == begun
    assert (found.place, found.request, found.started) == (_PLACE, _REQUEST, _NOW)
    assert (found.event, found.operation, found.website) == (Event.INTENDED, "", "")


def test_a_creation_is_what_its_entries_add_up_to(journal: Journal) -> None:
    begun = begun_in(journal)
    accepted = journal.write(begun, Event.ACCEPTED, operation="address-1")
    seen = journal.write(accepted, Event.SEEN, website="site-1")
    assert (seen.event, seen.operation, seen.website) == (Event.SEEN, "address-1", "site-1")
    assert journal.creations() == (seen,)


@pytest.mark.parametrize(
    ("event", "is_open"),
    [
        (Event.INTENDED, True),
        (Event.ACCEPTED, True),
        (Event.SEEN, True),
        (Event.FINISHED, False),
        (Event.ENDED, False),
    ],
)
def test_a_creation_is_open_until_it_has_an_end(journal: Journal, event: Event, is_open: bool) -> None:
    assert journal.write(begun_in(journal), event).is_open is is_open


def test_creations_do_not_mix_and_come_oldest_first(journal: Journal) -> None:
    first, second = begun_in(journal), begun_in(journal, replace(_PLACE, environment="another"))
    ended = journal.write(first, Event.ENDED)
    assert journal.creations() == (ended, second)


def test_an_entry_is_on_the_disk_when_it_is_written(journal: Journal, file: Path) -> None:
    journal.begin(_PLACE, _REQUEST)
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT event FROM entries").fetchall() == [("intended",)]


def test_a_file_that_is_no_journal_is_refused_and_left_alone(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"these are my notes, not a database" * 40)
    with pytest.raises(StateUnreadable) as refused:
        Journal(file)
    assert refused.value.path == file
    assert file.read_bytes().startswith(b"these are my notes")


def test_a_journal_of_a_newer_program_is_refused_and_left_alone(journal: Journal, file: Path) -> None:
    journal.begin(_PLACE, _REQUEST)
    change(file, "PRAGMA user_version = 99")
    before = file.read_bytes()
    with pytest.raises(StateUnreadable):
        Journal(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = 'no json'",
        "UPDATE entries SET body = '[]'",
        "UPDATE entries SET event = 'something-new'",
        "UPDATE entries SET written_at = 'yesterday'",
        "UPDATE entries SET creation = 'another' WHERE event = 'accepted'",
        "DELETE FROM entries WHERE event = 'intended'",
        "DROP TABLE entries",
    ],
)
def test_damaged_entries_are_told_and_nothing_is_lost(journal: Journal, file: Path, statement: str) -> None:
    journal.write(begun_in(journal), Event.ACCEPTED, operation="address-1")
    change(file, statement)
    before = file.read_bytes()
    with pytest.raises(StateUnreadable):
        Journal(file).creations()
    assert file.read_bytes() == before


def test_a_file_that_is_damaged_while_the_program_runs_is_told(journal: Journal, file: Path) -> None:
    file.write_bytes(b"gone" * 1000)
    with pytest.raises(StateUnreadable):
        journal.creations()
    with pytest.raises(StateUnreadable):
        journal.begin(_PLACE, _REQUEST)


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "notes.txt"
    blocked.write_text("keep me", "utf-8")
    for file in (blocked / "journal.sqlite3", blocked / "deeper" / "journal.sqlite3"):
        with pytest.raises(FolderNotWritable):
            Journal(file)
    assert blocked.read_text("utf-8") == "keep me"


def test_a_journal_that_is_a_folder_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(FolderNotWritable):
        Journal(file)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_is_told(journal: Journal, file: Path) -> None:
    file.chmod(0o400)
    with pytest.raises(FolderNotWritable):
        Journal(file)
    with pytest.raises(FolderNotWritable):
        journal.begin(_PLACE, _REQUEST)


def test_a_program_killed_while_it_made_the_file_leaves_one_that_can_be_used(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"")
    assert Journal(file).creations() == ()


def test_programs_that_start_at_once_share_one_journal(file: Path) -> None:
    started: list[Journal] = []
    gate = threading.Barrier(8)

    def start() -> None:
        gate.wait()
        started.append(Journal(file))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(started) == 8


def test_two_writers_lose_nothing(file: Path) -> None:
    journals = [Journal(file), Journal(file)]

    def write(journal: Journal) -> None:
        for _ in range(5):
            place = replace(_PLACE, environment=str(uuid.uuid4()))
            journal.write(begun_in(journal, place), Event.ACCEPTED)

    threads = [threading.Thread(target=write, args=(journal,)) for journal in journals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    creations = Journal(file).creations()
    assert [one.event for one in creations] == [Event.ACCEPTED] * 10


_WRITER = """
import sys
import uuid
from pathlib import Path
from app.provisioning.journal import Event, Journal, Place
from app.provisioning.site_request import SiteRequest

journal = Journal(Path(sys.argv[1]))
while True:
    place = Place("public", "account", str(uuid.uuid4()), "name")
    begun, _ = journal.begin(place, SiteRequest("a", "abc", 1033))
    print(begun.id, flush=True)
    journal.write(begun, Event.ACCEPTED, operation="address")
"""


def test_a_program_killed_between_two_writes_loses_neither_entry_nor_file(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip() for _ in range(5)]
        writer.kill()
    found = {one.id: one for one in Journal(file).creations()}
    assert set(told) <= set(found)
    assert all(found[identity].event is Event.ACCEPTED for identity in told[:-1])


def test_the_journal_holds_no_token(journal: Journal, file: Path) -> None:
    journal.write(begun_in(journal), Event.ACCEPTED, operation="address-1")
    columns = {"number", "creation", "written_at", "event", "body"}
    with closing(sqlite3.connect(file)) as database:
        assert {row[1] for row in database.execute("PRAGMA table_info(entries)")} == columns
        bodies = " ".join(row[0] for row in database.execute("SELECT body FROM entries"))
    assert "token" not in bodies


def test_what_is_open_in_an_environment_is_not_begun_a_second_time(journal: Journal, file: Path) -> None:
    begun = begun_in(journal)
    again = Journal(file).begin(_PLACE, replace(_REQUEST, name="Another name"))
    assert again == (begun, False)
    assert journal.creations() == (begun,)


def test_what_has_ended_can_be_begun_anew(journal: Journal) -> None:
    ended = journal.write(begun_in(journal), Event.ENDED)
    anew = begun_in(journal)
    assert journal.creations() == (ended, anew)


def test_of_two_that_begin_at_once_one_is_new(file: Path) -> None:
    gate = threading.Barrier(6)
    begun: list[tuple[Creation, bool]] = []

    def begin() -> None:
        own = Journal(file)
        gate.wait()
        begun.append(own.begin(_PLACE, _REQUEST))

    threads = [threading.Thread(target=begin) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(is_new for _, is_new in begun) == [False] * 5 + [True]
    assert len({creation.id for creation, _ in begun}) == 1


def test_a_creation_of_an_older_program_has_no_organisation(journal: Journal, file: Path) -> None:
    begun_in(journal)
    change(file, "UPDATE entries SET body = json_remove(body, '$.place.tenant')")
    (found,) = journal.creations()
    assert found.place.tenant == ""
