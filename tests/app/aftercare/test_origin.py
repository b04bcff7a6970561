from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from setup_states import SITE

from app.aftercare.origin import origin_of_site
from app.provisioning.journal import Creation, Event, Place
from app.provisioning.site_request import SiteRequest

STARTED = datetime(2026, 11, 21, 12, tzinfo=UTC)
CREATION = Creation(
    "c-1",
    Place("public", "alex", "e-1", "Contoso"),
    SiteRequest("Contoso orders", SITE.subdomain, 1033),
    STARTED,
    Event.FINISHED,
    website=SITE.id,
)
MADE = replace(SITE, created=STARTED + timedelta(minutes=1))


def is_ours(creation: Creation = CREATION, site: Any = MADE, environment: str = "e-1") -> bool:
    origin = origin_of_site((creation,), "public", environment, site)
    assert (origin.creation is None) is (origin.reason is not None)
    return origin.creation is creation


@pytest.mark.parametrize("event", [Event.FINISHED, Event.ENDED, Event.REMOVAL_INTENDED, Event.HOST_REMOVED])
def test_a_creation_that_came_to_its_end_with_this_site_proves_it(event: Event) -> None:
    assert is_ours(replace(CREATION, event=event))


@pytest.mark.parametrize("event", [Event.INTENDED, Event.ACCEPTED, Event.SEEN, Event.REMOVED])
def test_any_other_creation_does_not(event: Event) -> None:
    assert not is_ours(replace(CREATION, event=event))


@pytest.mark.parametrize(
    "changed",
    [
        {"website": "another"},
        {"website": ""},
        {"place": Place("gcc", "alex", "e-1", "Contoso")},
        {"place": Place("public", "alex", "e-2", "Contoso")},
        {"request": SiteRequest("Contoso orders", "another-address", 1033)},
        {"started": STARTED + timedelta(hours=1)},
    ],
)
def test_each_difference_counts(changed: dict[str, Any]) -> None:
    assert not is_ours(replace(CREATION, **changed))


def test_a_site_without_an_id_or_a_moment_of_its_making_is_not_believed() -> None:
    assert not is_ours(replace(CREATION, website=""), replace(MADE, id=""))
    assert not is_ours(site=replace(MADE, created=None))


def test_clocks_may_differ_by_minutes() -> None:
    assert is_ours(site=replace(MADE, created=STARTED - timedelta(minutes=14)))
    assert not is_ours(site=replace(MADE, created=STARTED - timedelta(minutes=16)))


def test_the_name_may_have_been_changed_since() -> None:
    assert is_ours(site=replace(MADE, name="Another name"))
