"""What the licence checks make of sources that answer in part. Every verdict: tests/journeys/verdicts."""

from __future__ import annotations

import pytest
from check_trial import answers, finding_of, said
from company_changes import capacity, fault, no_products, pay_as_you_go, product, together
from practice_world import Practice

from app.demo.contoso.company_licences import POWER_PAGES

_PLAN = "0d3366f3-266e-4117-b422-7cabbc165e7c"


def test_every_source_says_what_it_answered(practice: Practice) -> None:
    finding = finding_of(practice, "power-pages-licence")
    assert [str(one.source) for one in finding.evidence] == [
        "Power Platform: capacity of this environment",
        "Power Platform: capacity of your organisation",
        "Power Platform: pay-as-you-go of this environment",
        "Microsoft 365: licences of your organisation",
        "Microsoft 365: your own licences",
    ]
    assert answers(finding)[:3] == [
        "Set aside: 5 powerpagesauthenticated",
        "Bought: 5 powerpagesauthenticated",
        "No policy is linked",
    ]


@pytest.mark.parametrize("path", ["*/allocations", "*/currencyReports", "*/billingPolic*"])
def test_one_source_that_fails_does_not_take_the_others_with_it(practice: Practice, path: str) -> None:
    practice.company("no-licence")
    practice.fault("forbidden", "power_platform", path=path)
    finding = finding_of(practice, "power-pages-licence", "no-licence")
    assert finding.verdict.value == "could-not-be-checked"
    assert sum("Could not be read" in answer for answer in answers(finding)) == 1


def test_pay_as_you_go_is_enough_whatever_else_cannot_be_read(practice: Practice) -> None:
    practice.company("no-licence")
    together(pay_as_you_go("Enabled"), fault("server-problem", "graph"))(practice, "no-licence")
    assert finding_of(practice, "power-pages-licence", "no-licence").verdict.value == "ready"


def test_a_person_s_own_licences_decide_nothing_about_power_pages(practice: Practice) -> None:
    practice.company("no-licence")
    practice.fault("server-problem", "graph", path="*/licenseDetails")
    finding = finding_of(practice, "power-pages-licence", "no-licence")
    assert "No Power Pages licence was found." in str(finding.summary)


def test_capacity_of_another_kind_is_not_power_pages(practice: Practice) -> None:
    practice.company("no-licence")
    capacity(100, here=100, kind="AIBuilder")(practice, "no-licence")
    assert finding_of(practice, "power-pages-licence", "no-licence").verdict.value == "not-ready"
    capacity(5, here=1, kind="PortalLogins")(practice, "no-licence")
    assert finding_of(practice, "power-pages-licence", "no-licence").verdict.value == "ready"


def test_a_pack_that_the_list_of_licences_alone_shows_is_owned(practice: Practice) -> None:
    practice.company("no-licence")
    together(product(POWER_PAGES, _PLAN), fault("server-problem", "power_platform", "*/currencyReports"))(
        practice, "no-licence"
    )
    finding = finding_of(practice, "power-pages-licence", "no-licence")
    assert "none is set aside for this environment yet" in str(finding.summary)


def test_the_trial_is_shorter_in_a_trial_environment(practice: Practice) -> None:
    practice.company("no-licence")
    long = finding_of(practice, "power-pages-licence", "no-licence")
    short = finding_of(practice, "power-pages-licence", "no-licence", kind="Trial")
    assert said(long) != said(short)


def test_one_s_own_licence_proves_supply_chain_management(practice: Practice) -> None:
    practice.company()
    practice.fault("server-problem", "graph", path="/v1.0/subscribedSkus")
    finding = finding_of(practice, "supply-chain-licence")
    assert finding.verdict.value == "ready"
    assert "Could not be read" in answers(finding)[0]


def test_products_are_named_in_the_evidence(practice: Practice) -> None:
    practice.company()
    no_products(practice, "ready")
    product("SOMETHING_NEW", state="Warning")(practice, "ready")
    finding = finding_of(practice, "supply-chain-licence")
    assert answers(finding) == ["1 product: SOMETHING_NEW (Warning)", "0 products: -"]
