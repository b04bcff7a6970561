"""How a creation of an earlier start stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.provisioning.journal import Creation, Place
from app.provisioning.site_request import SiteRequest
from app.provisioning.standing import Standing, may_be_let_go, standing_of
from app.services.websites import Stage, Website

CREATION = Creation(
    "1",
    Place("public", "account", "environment", "Contoso"),
    SiteRequest("Contoso", "contoso", 1033),
    datetime(2026, 11, 21, tzinfo=UTC),
)
SITE = Website("s-1", "Contoso", "CustomerPortal", "", "contoso", "", Stage.RUNNING, "")


@pytest.mark.parametrize(
    ("site", "standing"),
    [
        (SITE, Standing.BUILDING),
        (replace(SITE, stage=Stage.UNKNOWN), Standing.BUILDING),
        (replace(SITE, stage=Stage.FINISHED), Standing.FINISHED),
        (replace(SITE, stage=Stage.FINISHED, packages="Installing"), Standing.BUILDING),
        (replace(SITE, stage=Stage.STOPPED_SHORT), Standing.STOPPED),
        (replace(SITE, packages="InstallFailed"), Standing.STOPPED),
        (replace(SITE, subdomain="another"), Standing.NOTHING_YET),
    ],
)
def test_how_it_stands_is_seen_in_its_site(site: Website, standing: Standing) -> None:
    assert standing_of(CREATION, (site,)) is standing


def test_without_a_site_nothing_is_said_to_have_failed() -> None:
    assert standing_of(CREATION, ()) is Standing.NOTHING_YET


def test_what_is_brought_back_is_known_by_its_record() -> None:
    creation = replace(CREATION, request=replace(CREATION.request, record="R-1"))
    assert standing_of(creation, (replace(SITE, record="r-1"),)) is Standing.BUILDING
    assert standing_of(creation, (SITE,)) is Standing.NOTHING_YET


@pytest.mark.parametrize(
    ("standing", "hours", "may"),
    [
        (None, 3, True),
        (Standing.NOTHING_YET, 3, True),
        (None, 1, False),
        (Standing.BUILDING, 300, False),
        (Standing.FINISHED, 300, False),
        (Standing.STOPPED, 300, False),
    ],
)
def test_only_what_is_overdue_and_unseen_may_be_let_go(
    standing: Standing | None, hours: int, may: bool
) -> None:
    now = CREATION.started + timedelta(hours=hours)
    assert may_be_let_go(CREATION, standing, now) is may
