from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.aftercare.known_portal import Coming, KnownPortal, known_portals, portal_of
from app.provisioning.journal import Creation, Event, Place
from app.provisioning.site_request import SiteRequest

PLACE = Place("public", "alex", "e-1", "Contoso UAT", "contoso")
STARTED = datetime(2026, 11, 21, 12, tzinfo=UTC)
REQUEST = SiteRequest("Contoso orders", "contoso-orders", 1033)
MADE = Creation("c-1", PLACE, REQUEST, STARTED, Event.FINISHED, website="s-1")
NOTED = KnownPortal(
    replace(PLACE, environment="e-2"), "s-2", "Customers", Coming.TAKEN_OVER, STARTED + timedelta(days=1)
)


def test_finished_creations_and_notes_are_known_the_latest_first() -> None:
    assert known_portals((MADE,), (NOTED,), ()) == (NOTED, portal_of(MADE))


@pytest.mark.parametrize(
    "event", [one for one in Event if one is not Event.FINISHED], ids=lambda event: event.value
)
def test_a_creation_that_has_no_portal_now_is_left_out(event: Event) -> None:
    assert known_portals((replace(MADE, event=event),), (), ()) == ()


def test_the_journal_counts_more_than_a_note() -> None:
    note = replace(portal_of(MADE), coming=Coming.TAKEN_OVER, since=NOTED.since)
    (known,) = known_portals((MADE,), (note,), ())
    assert (known.coming, known.since) == (Coming.CREATED, STARTED)


def test_a_note_of_a_portal_that_is_removed_is_left_out() -> None:
    removed = replace(MADE, event=Event.REMOVED)
    assert known_portals((removed,), (portal_of(MADE),), ()) == ()


def test_what_is_hidden_is_left_out() -> None:
    assert known_portals((MADE,), (NOTED,), {portal_of(MADE).key}) == (NOTED,)


def test_a_creation_with_content_that_was_there_brought_it_back() -> None:
    assert portal_of(replace(MADE, request=replace(REQUEST, record="r-1"))).coming is Coming.BROUGHT_BACK
