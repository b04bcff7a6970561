from __future__ import annotations

from check_trial import answers, finding_of, said
from practice_world import Practice

from app.demo.contoso import sites


def test_an_empty_environment_has_room(practice: Practice) -> None:
    finding = finding_of(practice, "portal-slot")
    assert said(finding) == ("ready", "This environment has no Customer Portal yet.")
    assert answers(finding) == ["0 sites", "0 records"]


def test_a_site_of_another_template_leaves_room(practice: Practice) -> None:
    finding = finding_of(practice, "portal-slot", name="Contoso (default)")
    assert said(finding) == ("ready", "This environment has no Customer Portal yet.")
    assert answers(finding)[0] == "1 site"


def test_a_portal_that_is_there_can_be_opened(practice: Practice) -> None:
    finding = finding_of(practice, "portal-slot", "site-exists")
    assert said(finding) == (
        "not-ready",
        "There is a Customer Portal here already: Contoso customers. There can be only one.",
    )
    assert finding.remedy is not None
    assert finding.remedy.page.endswith("/sites/contoso-customers")


def test_a_portal_at_a_strange_address_is_not_opened(practice: Practice) -> None:
    practice.found("site-exists")
    company = practice.company("site-exists")
    assert not company.cloud.may_open("https://elsewhere.example/sites/x")
    assert not company.cloud.may_open("javascript:alert(1)")


def test_an_inactive_site_is_for_the_person_to_look_at(practice: Practice) -> None:
    finding = finding_of(practice, "portal-slot", "site-inactive")
    assert finding.verdict.value == "could-not-be-checked"
    assert "There is an inactive site here: Contoso customers." in str(finding.summary)
    assert answers(finding) == ["0 sites", "1 record"]
    assert finding.remedy is not None
    assert "/pages/sites?environment=" in finding.remedy.page


def test_beside_a_site_that_may_be_one_an_inactive_portal_can_be_brought_back(practice: Practice) -> None:
    practice.found("site-inactive")
    with practice.organization("site-inactive") as organization:
        sites.add_site(organization, sites.Wish("New", "new-one", "SomethingNew", 1033))
    finding = finding_of(practice, "portal-slot", "site-inactive")
    assert [way.key.partition("/")[0] for way in finding.ways] == ["adopt", "reactivate", "create"]
    practice.fault("server-problem", "organization-a", path="*/adx_websites")
    finding = finding_of(practice, "portal-slot", "site-inactive")
    assert "which may be a Customer Portal" in str(finding.summary)
    assert [way.key.partition("/")[0] for way in finding.ways] == ["adopt", "create"]


def test_a_site_that_is_being_made_takes_the_room(practice: Practice) -> None:
    practice.found("ready")
    with practice.organization() as organization:
        sites.add_site(organization, sites.Wish("New", "new-one", sites.CUSTOMER_PORTAL, 1033))
    assert finding_of(practice, "portal-slot").verdict.value == "not-ready"


def test_unreadable_records_are_told_and_hold_back(practice: Practice) -> None:
    practice.environment()
    practice.fault("server-problem", "organization-a", path="*/adx_websites")
    finding = finding_of(practice, "portal-slot")
    assert said(finding)[0] == "could-not-be-checked"
    assert answers(finding)[0] == "0 sites"
    assert finding.problem is not None


def test_unreadable_sites_do_hold_back(practice: Practice) -> None:
    practice.environment()
    practice.fault("malformed-json", "power_platform", path="*/websites")
    finding = finding_of(practice, "portal-slot")
    assert said(finding) == ("could-not-be-checked", "This could not be checked.")
    assert finding.problem is not None
    assert finding.problem.code == "NET-9"
