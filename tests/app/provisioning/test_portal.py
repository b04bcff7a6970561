"""Which site is the Customer Portal: by its template, perhaps, or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.provisioning.portal import asked_for, perhaps_portal_among, portal_among
from app.provisioning.site_request import SiteRequest
from app.services.websites import Stage, Website

SITE = Website("1", "Orders", "BlankPage", "", "orders", "", Stage.FINISHED, "")
PORTAL = replace(SITE, template="CustomerPortal")


def test_a_site_of_the_template_is_the_portal() -> None:
    assert portal_among((SITE, PORTAL)) is PORTAL


@pytest.mark.parametrize("template", ["", "SomethingNew"])
def test_a_site_whose_template_is_not_known_may_be_one(template: str) -> None:
    unknown = replace(SITE, template=template)
    assert portal_among((unknown,)) is None
    assert perhaps_portal_among((SITE, unknown)) is unknown


@pytest.mark.parametrize("name", ["Customer Portal", "customer portal ", "Kundportal", "Portail client"])
def test_a_site_that_is_called_like_the_template_may_be_one(name: str) -> None:
    called = replace(SITE, name=name)
    assert perhaps_portal_among((called,)) is called


def test_a_site_of_another_template_is_none() -> None:
    assert perhaps_portal_among((SITE,)) is None


def test_an_older_site_at_the_same_address_is_not_what_was_asked_for() -> None:
    assert asked_for((SITE,), SiteRequest("Contoso orders", "orders", 1033)) is None


def test_a_site_of_the_name_and_address_is_what_was_asked_for() -> None:
    unknown = replace(SITE, template="", name="Contoso orders")
    assert asked_for((SITE, unknown), SiteRequest("Contoso orders", "orders", 1033)) is unknown


@pytest.mark.parametrize(("name", "subdomain"), [(" Contoso orders", "orders"), ("Contoso orders", "Orders")])
def test_blanks_around_a_name_and_the_case_of_an_address_do_not_matter(name: str, subdomain: str) -> None:
    unknown = replace(SITE, template="", name="Contoso orders", subdomain=subdomain)
    assert asked_for((unknown,), SiteRequest(name, "orders", 1033)) is unknown


def test_an_older_site_of_another_template_is_not_it_although_all_else_is_the_same() -> None:
    assert asked_for((SITE,), SiteRequest(SITE.name, SITE.subdomain, 1033)) is None


def test_a_portal_elsewhere_is_someone_elses() -> None:
    assert asked_for((PORTAL,), SiteRequest("Orders", "another", 1033)) is None
    assert asked_for((SITE, PORTAL), SiteRequest("Shop", "orders", 1033)) is PORTAL


def test_what_is_brought_back_is_known_by_its_record_alone() -> None:
    on_record = replace(SITE, record="R-1", subdomain="somewhere")
    request = SiteRequest("Orders", "orders", 1033, record="r-1")
    assert asked_for((PORTAL, on_record), request) is on_record
    assert asked_for((PORTAL,), request) is None
