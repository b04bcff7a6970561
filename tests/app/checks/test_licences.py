from __future__ import annotations

from check_trial import answers, finding_of, said
from practice_world import Practice

from app.demo.contoso import company_licences


def test_capacity_that_is_set_aside_is_a_licence(practice: Practice) -> None:
    finding = finding_of(practice, "power-pages-licence")
    assert said(finding) == ("ready", "Capacity is set aside for this environment.")
    assert answers(finding) == ["5 units set aside"]


def test_capacity_that_is_owned_and_not_set_aside_is_advice(practice: Practice) -> None:
    finding = finding_of(practice, "power-pages-licence", name="Contoso (default)")
    assert said(finding) == (
        "not-ready",
        "Your organisation owns Power Pages capacity; none is set aside for this environment yet.",
    )
    assert answers(finding)[0] == "Nothing is set aside"


def test_without_a_licence_the_site_starts_as_a_trial(practice: Practice) -> None:
    finding = finding_of(practice, "power-pages-licence", "no-licence")
    assert said(finding) == (
        "not-ready",
        (
            "No Power Pages licence was found; pay-as-you-go was not looked for. "
            "The site can still start as a free trial."
        ),
    )
    assert finding.remedy is not None


def test_capacity_that_cannot_be_read_is_never_called_missing(practice: Practice) -> None:
    practice.company("no-licence")
    practice.fault("server-problem", "power_platform", path="/licensing/*")
    finding = finding_of(practice, "power-pages-licence", "no-licence")
    assert finding.verdict.value == "could-not-be-checked"
    assert finding.problem is not None


def test_licences_that_cannot_be_read_are_never_called_missing(practice: Practice) -> None:
    finding = finding_of(practice, "power-pages-licence", "licence-unreadable", name="Contoso (default)")
    assert finding.verdict.value == "could-not-be-checked"
    assert finding.problem is not None
    assert finding.problem.code == "SIGN-IN-5"
    assert answers(finding) == [f"Could not be read: {finding.problem.what}"]


def test_supply_chain_management_is_found_among_the_plans(practice: Practice) -> None:
    assert said(finding_of(practice, "supply-chain-licence")) == (
        "ready",
        "Your organisation has Supply Chain Management.",
    )


def test_an_organisation_without_supply_chain_management_is_advised(practice: Practice) -> None:
    practice.found("no-licence")
    tenant = practice.person("no-licence").tenant
    with practice.documents() as documents:
        documents.remove(tenant, "sku", company_licences.SUPPLY_CHAIN)
    finding = finding_of(practice, "supply-chain-licence", "no-licence")
    assert said(finding) == (
        "not-ready",
        "No licence that is known to include Supply Chain Management was found.",
    )
    assert finding.remedy is not None


def test_one_readable_source_is_enough_for_ready(practice: Practice) -> None:
    practice.company()
    practice.fault("server-problem", "graph", path="/v1.0/subscribedSkus")
    assert finding_of(practice, "supply-chain-licence").verdict.value == "ready"


def test_unreadable_plans_are_never_called_missing(practice: Practice) -> None:
    finding = finding_of(practice, "supply-chain-licence", "licence-unreadable")
    assert said(finding) == (
        "could-not-be-checked",
        "Whether your organisation has Supply Chain Management could not be read.",
    )
    assert finding.problem is not None
    assert finding.problem.helper.value == "organisation-administrator"
