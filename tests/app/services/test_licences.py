from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import given
from mutated import mutated
from practice_world import Practice
from scripted import always

from app.errors import ConsentNeeded, Trouble
from app.services.licences import Plan, Product, Standing, organisation_products, own_products

_PLAN = {"servicePlanId": "ABC-1", "servicePlanName": "D365_SCM", "provisioningStatus": "Success"}
_PRODUCT: dict[str, Any] = {
    "skuId": "SKU-1",
    "skuPartNumber": "DYN365_SCM",
    "capabilityStatus": "Enabled",
    "prepaidUnits": {"enabled": 5},
    "servicePlans": [_PLAN],
}


def bought(**changes: Any) -> Product:
    (product,) = asyncio.run(organisation_products(always({"value": [{**_PRODUCT, **changes}]})))
    return product


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("Success", Standing.IN_FORCE),
        ("PendingProvisioning", Standing.IN_FORCE),
        ("Disabled", Standing.LAPSED),
        (None, Standing.IN_FORCE),
    ],
)
def test_an_own_plan_that_is_switched_off_is_not_in_force(status: object, standing: Standing) -> None:
    licence = {
        "skuId": "SKU-1",
        "skuPartNumber": "X",
        "servicePlans": [{**_PLAN, "provisioningStatus": status}],
    }
    found = asyncio.run(own_products(always({"value": [licence]})))
    plans = (Plan("abc-1", "D365_SCM", standing),)
    assert found == (Product("sku-1", "X", Standing.IN_FORCE, plans),)


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, Standing.IN_FORCE),
        ({"capabilityStatus": "Warning"}, Standing.ENDS_SOON),
        ({"capabilityStatus": "Warning", "prepaidUnits": {"enabled": 0, "warning": 5}}, Standing.ENDS_SOON),
        ({"prepaidUnits": {"enabled": 0, "warning": 5}}, Standing.ENDS_SOON),
        ({"prepaidUnits": {"enabled": 0, "warning": 0, "suspended": 5}}, Standing.LAPSED),
        ({"capabilityStatus": "Suspended"}, Standing.LAPSED),
        ({"capabilityStatus": "LockedOut"}, Standing.LAPSED),
        ({"capabilityStatus": "Deleted"}, Standing.LAPSED),
        ({"capabilityStatus": "SomethingNew"}, Standing.UNKNOWN),
        ({"capabilityStatus": None}, Standing.UNKNOWN),
        ({"prepaidUnits": None}, Standing.UNKNOWN),
        ({"prepaidUnits": {"enabled": "5"}}, Standing.UNKNOWN),
    ],
)
def test_a_product_stands_as_its_state_and_units_say(changes: dict[str, Any], standing: Standing) -> None:
    product = bought(**changes)
    assert (product.standing, product.plans[0].standing) == (standing, standing)


def test_a_product_without_plans_is_still_a_product() -> None:
    assert bought(servicePlans=None) == Product("sku-1", "DYN365_SCM", Standing.IN_FORCE, (), "Enabled")


def test_the_practice_company_is_licensed(practice: Practice) -> None:
    company = practice.company()
    assert "DYN365_SCM" in {product.name for product in asyncio.run(own_products(company.graph))}
    products = asyncio.run(organisation_products(company.graph))
    assert {product.standing for product in products} == {Standing.IN_FORCE}


def test_licences_that_the_organisation_does_not_let_be_read_need_consent(practice: Practice) -> None:
    with pytest.raises(ConsentNeeded):
        asyncio.run(own_products(practice.company("licence-unreadable").graph))


@given(mutated({"value": [_PRODUCT]}))
def test_whatever_is_said_of_licences_it_is_read_or_a_known_trouble(body: object) -> None:
    for question in (own_products, organisation_products):
        try:
            assert all(isinstance(product, Product) for product in asyncio.run(question(always(body))))
        except Trouble:
            continue
