"""Which licences mean something: for every product of Microsoft's list, as the contract says."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from recorded_replies import recorded_table

from app.catalogues import plan_catalogue
from app.checks.licence_match import in_state, standing_of, unknown_to
from app.services.licences import Plan, Product, Standing

_MEANINGS = {
    "power_pages_authenticated_pack": "power_pages",
    "portal_login_pack_legacy": "power_pages",
    "portal_addon_legacy": "power_pages",
    "power_pages_trial_maker": "power_pages_trial",
    "portal_pageview_pack_legacy": "power_pages_visitors",
    "scm": "supply_chain",
    "fno_plan": "supply_chain",
    "fno_trial": "supply_chain_trial",
    "fno_activity": "supply_chain_limited",
    "fno_device": "supply_chain_limited",
    "team_members": "supply_chain_limited",
}
"""What the groups of the list mean (contract: identity.md sections 1.2 and 1.4); all others mean nothing."""

_GROUPS = (*dict.fromkeys(_MEANINGS.values()),)


def listed() -> dict[str, tuple[str, Product]]:
    """Microsoft's products by their names, each with its group in the list."""
    found: dict[str, tuple[str, Product]] = {}
    for row in csv.DictReader(recorded_table("licensing", "ms_product_names_relevant")):
        plan = Plan(row["service_plan_id"], row["service_plan_name"], Standing.IN_FORCE)
        _, known = found.get(row["string_id"], ("", None))
        plans = (*(known.plans if known else ()), plan)
        product = Product(row["sku_guid"], row["string_id"], Standing.IN_FORCE, plans)
        found[row["string_id"]] = (row["group"], product)
    return found


def meanings(product: Product) -> Iterator[str]:
    catalogue = plan_catalogue()
    return (name for name in _GROUPS if standing_of((product,), getattr(catalogue, name)))


def test_every_product_of_the_list_means_what_the_contract_says() -> None:
    told = {name: list(meanings(product)) for name, (_, product) in listed().items()}
    wanted = {name: [_MEANINGS[group]] if group in _MEANINGS else [] for name, (group, _) in listed().items()}
    assert told == wanted
    assert len(told) > 50


def test_no_product_of_the_list_is_unknown() -> None:
    products = [product for _, product in listed().values()]
    assert unknown_to(products, plan_catalogue()) == ()


def test_capacity_for_own_staff_rides_in_the_products_that_microsoft_lists() -> None:
    rows = csv.DictReader(recorded_table("licensing", "skus_with_power_pages_internal_user"))
    riding = {row["sku_guid"] for row in rows}
    own_staff = plan_catalogue().power_pages_own_staff
    found = {product.id for _, product in listed().values() if standing_of((product,), own_staff)}
    assert found
    assert found <= riding


def product(standing: Standing, *plans: Plan, identity: str = "x") -> Product:
    return Product(identity, "X", standing, plans)


def scm(standing: Standing) -> Plan:
    return Plan(min(plan_catalogue().supply_chain.plans), "SCM", standing)


def test_the_best_licence_counts() -> None:
    group = plan_catalogue().supply_chain
    lapsed, warned = (product(one, scm(one)) for one in (Standing.LAPSED, Standing.ENDS_SOON))
    assert standing_of((lapsed, warned), group) is Standing.ENDS_SOON
    assert standing_of((), group) is None
    assert in_state((lapsed, warned), group, Standing.LAPSED) == (lapsed,)


def test_a_product_is_known_by_its_own_id_where_its_plans_are_not_told() -> None:
    group = plan_catalogue().supply_chain
    bare = product(Standing.IN_FORCE, identity=min(group.products))
    assert standing_of((bare,), group) is Standing.IN_FORCE


def test_a_plan_that_is_switched_off_counts_more_than_its_product() -> None:
    group = plan_catalogue().supply_chain
    without = product(Standing.IN_FORCE, scm(Standing.LAPSED), identity=min(group.products))
    assert standing_of((without,), group) is Standing.LAPSED


@pytest.mark.parametrize("identity", ["", "05e9a617-0261-4cee-bb44-138d3ef5d965"])
def test_a_product_that_is_not_in_the_catalogue_is_unknown(identity: str) -> None:
    strange = product(Standing.IN_FORCE, Plan("p", "SOMETHING_GOV", Standing.IN_FORCE), identity=identity)
    assert unknown_to((strange,), plan_catalogue()) == (strange,)
