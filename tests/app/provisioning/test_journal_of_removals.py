from __future__ import annotations

from pathlib import Path

import pytest

from app.provisioning.journal import Creation, Event, Journal, Place
from app.provisioning.site_request import SiteRequest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(file: Path) -> Journal:
    return Journal(file)


def begun_in(journal: Journal) -> Creation:
    place = Place("public", "account-1", "environment-1", "Contoso")
    return journal.begin(place, SiteRequest("Contoso orders", "contoso-orders", 1033))[0]


@pytest.mark.parametrize(
    ("event", "is_open", "is_being_removed"),
    [
        (Event.INTENDED, True, False),
        (Event.ACCEPTED, True, False),
        (Event.SEEN, True, False),
        (Event.FINISHED, False, False),
        (Event.ENDED, False, False),
        (Event.REMOVAL_INTENDED, False, True),
        (Event.HOST_REMOVED, False, True),
        (Event.REMOVED, False, False),
    ],
)
def test_each_event_says_what_is_under_way(
    journal: Journal, event: Event, is_open: bool, is_being_removed: bool
) -> None:
    creation = journal.write(begun_in(journal), event)
    assert (creation.is_open, creation.is_being_removed) == (is_open, is_being_removed)


def test_the_row_of_a_site_that_is_to_be_removed_is_kept(journal: Journal, file: Path) -> None:
    creation = journal.write(begun_in(journal), Event.REMOVAL_INTENDED, record="record-1")
    journal.write(creation, Event.HOST_REMOVED)
    (found,) = Journal(file).creations()
    assert (found.event, found.record) == (Event.HOST_REMOVED, "record-1")
