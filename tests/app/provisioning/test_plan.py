"""What is going to be done, worked out from what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.provisioning.plan import Adopt, Create, Found, Reactivate, Trial, Way, plan, ways
from app.provisioning.site_request import SiteRequest
from app.provisioning.slot import slot_of
from app.services.dataverse import WebsiteRecord
from app.services.environments import Availability, Environment
from app.services.websites import Stage, Website
from app.text import render

TODAY = date(2026, 11, 21)
SITE = Website("s-1", "Orders", "BlankPage", "https://a.example", "orders", "r-1", Stage.FINISHED, "")
PORTAL = replace(SITE, template="CustomerPortal", is_trial=True, trial_days=12)
UNKNOWN = replace(SITE, id="s-2", template="")
RECORD = WebsiteRecord("r-2", "Old portal")
ENVIRONMENT = Environment("e-1", "Contoso UAT", "Sandbox", organization="o-1")
REQUEST = SiteRequest("Contoso", "contoso", 1033)
FOUND = Found(Create(), ENVIRONMENT, "alex@contoso.example", REQUEST, (1033,))


@pytest.mark.parametrize(
    ("sites", "records", "keys"),
    [
        ((), (), ["create"]),
        ((SITE,), (WebsiteRecord("R-1", "Orders"),), ["create"]),
        ((SITE, PORTAL), (), ["adopt/s-1"]),
        ((replace(PORTAL, stage=Stage.STOPPED_SHORT),), (), []),
        ((SITE, UNKNOWN, replace(UNKNOWN, id="s-3")), (), ["adopt/s-2", "adopt/s-3", "create"]),
        ((UNKNOWN,), (RECORD,), ["adopt/s-2", "reactivate/r-2", "create"]),
        ((), (RECORD,), ["reactivate/r-2", "create"]),
    ],
)
def test_the_ways_that_are_open(
    sites: tuple[Website, ...], records: tuple[WebsiteRecord, ...], keys: list[str]
) -> None:
    assert [way.key for way in ways(slot_of(sites, records), sites)] == keys


def test_a_new_portal_is_asked_for_as_the_person_wishes() -> None:
    made = plan(replace(FOUND, request=replace(REQUEST, record="left over")), TODAY)
    assert (made.request, made.reasons) == (REQUEST, ())
    assert (made.environment, made.account) == (ENVIRONMENT, "alex@contoso.example")


def test_what_is_brought_back_keeps_its_name_and_its_content() -> None:
    made = plan(replace(FOUND, way=Reactivate(RECORD)), TODAY)
    assert made.request == SiteRequest("Old portal", "contoso", 1033, "r-2")


def test_content_without_a_name_is_brought_back_under_the_one_that_the_person_gives() -> None:
    made = plan(replace(FOUND, way=Reactivate(WebsiteRecord("r-2", " "))), TODAY)
    assert (made.request, made.reasons) == (replace(REQUEST, record="r-2"), ())


def test_what_is_taken_over_is_as_it_is() -> None:
    made = plan(replace(FOUND, way=Adopt(PORTAL), request=SiteRequest(), languages=()), TODAY)
    assert (made.request.name, made.request.subdomain, made.reasons) == ("Orders", "orders", ())


@pytest.mark.parametrize(
    ("way", "kind", "trial"),
    [
        (Create(), "Production", Trial(90, date(2027, 2, 19))),
        (Reactivate(RECORD), "Sandbox", Trial(90, date(2027, 2, 19))),
        (Create(), "Trial", Trial(30, date(2026, 12, 21))),
        (Adopt(PORTAL), "Trial", Trial(12, date(2026, 12, 3))),
        (Adopt(SITE), "Production", None),
    ],
)
def test_how_long_it_is_free(way: Way, kind: str, trial: Trial | None) -> None:
    assert plan(replace(FOUND, way=way, environment=replace(ENVIRONMENT, kind=kind)), TODAY).trial == trial


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (replace(FOUND, account=""), "Nobody is signed in."),
        (replace(FOUND, environment=None), "No environment is chosen."),
        (
            replace(FOUND, environment=replace(ENVIRONMENT, availability=Availability.DISABLED)),
            "A portal cannot be created in this environment.",
        ),
        (
            replace(FOUND, environment=replace(ENVIRONMENT, organization="")),
            "Microsoft does not name the Dataverse organisation of this environment.",
        ),
        (replace(FOUND, request=replace(REQUEST, name="")), "Give the portal a name."),
        (
            replace(FOUND, refused=frozenset({"contoso"})),
            "Microsoft does not give out this address, most likely because it is taken. Choose another.",
        ),
    ],
)
def test_what_cannot_be_done_has_its_reason(found: Found, reason: str) -> None:
    assert [render(one) for one in plan(found, TODAY).reasons] == [reason]
