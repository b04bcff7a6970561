from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from recorded_replies import recorded_table
from scripted import always

from app.catalogues import plan_catalogue
from app.errors import ConsentNeeded, Trouble
from app.services.licences import Allocation, Plan, allocations, organisation_plans, own_plans

_PLAN = {"servicePlanId": "ABC-1", "servicePlanName": "D365_SCM", "provisioningStatus": "Success"}
_PRODUCT: dict[str, Any] = {
    "capabilityStatus": "Enabled",
    "prepaidUnits": {"enabled": 5},
    "servicePlans": [_PLAN],
}


def owned(**changes: Any) -> tuple[Plan, ...]:
    return asyncio.run(organisation_plans(always({"value": [{**_PRODUCT, **changes}]})))


@pytest.mark.parametrize(
    ("status", "in_force"),
    [("Success", True), ("PendingProvisioning", True), ("Disabled", False), (None, True)],
)
def test_an_own_plan_that_is_switched_off_is_not_in_force(status: object, in_force: bool) -> None:
    body = {"value": [{"servicePlans": [{**_PLAN, "provisioningStatus": status}]}]}
    assert asyncio.run(own_plans(always(body))) == (Plan("abc-1", "D365_SCM", in_force),)


@pytest.mark.parametrize(
    ("changes", "in_force"),
    [
        ({}, True),
        ({"capabilityStatus": "Warning"}, True),
        ({"capabilityStatus": "Suspended"}, False),
        ({"capabilityStatus": "LockedOut"}, False),
        ({"capabilityStatus": "SomethingNew"}, False),
        ({"prepaidUnits": {"enabled": 0, "warning": 5}}, False),
        ({"prepaidUnits": None}, False),
    ],
)
def test_a_lapsed_product_is_not_in_force(changes: dict[str, Any], in_force: bool) -> None:
    ends_soon = changes.get("capabilityStatus") == "Warning"
    assert owned(**changes) == (Plan("abc-1", "D365_SCM", in_force, ends_soon),)


def test_products_without_plans_are_nothing() -> None:
    assert owned(servicePlans=None) == ()


def test_allocations_are_read_by_kind() -> None:
    rows = [{"currencyType": "PowerPagesAuthenticated", "allocated": 3}, {"currencyType": "AI"}, None]
    found = asyncio.run(allocations(always({"currencyAllocations": rows}), "env"))
    assert found == (Allocation("PowerPagesAuthenticated", 3), Allocation("AI", 0))


def test_the_plans_that_the_checks_look_for_are_in_microsofts_list() -> None:
    listed = " ".join(recorded_table("licensing", "ms_product_names_relevant")).lower()
    catalogue = plan_catalogue()
    wanted = catalogue.supply_chain | catalogue.supply_chain_trial | catalogue.power_pages
    assert {plan for plan in wanted if plan not in listed} == set()


def test_the_practice_company_is_licensed(practice: Practice) -> None:
    company = practice.company()
    assert "D365_SCM" in {plan.name for plan in asyncio.run(own_plans(company.graph))}
    assert all(plan.in_force for plan in asyncio.run(organisation_plans(company.graph)))
    found = asyncio.run(allocations(company.power_platform, practice.environment().id))
    assert found == (Allocation("PowerPagesAuthenticated", 5),)


def test_licences_that_the_organisation_does_not_let_be_read_need_consent(practice: Practice) -> None:
    with pytest.raises(ConsentNeeded):
        asyncio.run(own_plans(practice.company("licence-unreadable").graph))


@given(mutated({"value": [_PRODUCT], "currencyAllocations": [{"currencyType": "a", "allocated": 1}]}))
def test_whatever_is_said_of_licences_it_is_read_or_a_known_trouble(body: object) -> None:
    for question in (own_plans, organisation_plans):
        try:
            assert all(isinstance(plan, Plan) for plan in asyncio.run(question(always(body))))
        except Trouble:
            continue
    try:
        asyncio.run(allocations(always(body), "env"))
    except Trouble:
        return
