"""What tests change in a practice company before a person looks at it, as changes for `VerdictTrial`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from practice_world import Practice

from app.demo.contoso import company_capacity, sites
from app.demo.contoso.company import environment_id, limit_site_creation, stable_id
from app.demo.contoso.table_maps import MapState
from app.demo.dataverse.people import BY_TEAM, SYSTEM_ADMINISTRATOR, role_id, user_row

Change = Callable[[Practice, str], None]
"""A change to the company of a scenario, which is founded already."""


def together(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(practice: Practice, scenario: str) -> None:
        for one in changes:
            one(practice, scenario)

    return change


def fault(name: str, origin: str, path: str = "*") -> Change:
    """Something goes wrong at a service from now on."""
    return lambda practice, _scenario: practice.fault(name, origin, path=path)


NO_FINANCE = fault("server-problem", "finance-a", "/data/*")
NO_MAPS_IN_DATAVERSE = fault("server-problem", "organization-a", "*msdyn_*")


def table_map(title: str, state: MapState) -> Change:
    """A table map of this title is started, stopped or paused."""
    return lambda practice, scenario: practice.set_map(title, state, scenario)


def rows(table: str, change: Callable[[dict[str, Any]], dict[str, Any] | None]) -> Change:
    """The rows of a Dataverse table change; None takes a row away."""
    return lambda practice, scenario: practice.change_rows(table, change, scenario)


def user(**values: Any) -> Change:
    """The person's row in Dataverse changes."""
    return rows("systemuser", lambda row: {**row, **values})


def core(version: str | None) -> Change:
    """Power Pages Core has another version, or is not there."""

    def change(row: dict[str, Any]) -> dict[str, Any] | None:
        if row["uniquename"] != "PowerPages_Core":
            return row
        return None if version is None else {**row, "version": version}

    return rows("solution", change)


def administrator_by_team(practice: Practice, scenario: str) -> None:
    """The person gets the System Administrator role by way of a team."""
    with practice.organization(scenario) as organization:
        person = user_row(organization)["systemuserid"]
        organization.link(BY_TEAM, person, role_id(organization, SYSTEM_ADMINISTRATOR))


def environment(key: str = "production", **values: Any) -> Change:
    """What is kept of an environment changes."""

    def change(practice: Practice, scenario: str) -> None:
        tenant = practice.person(scenario).tenant
        identity = environment_id(tenant, key)
        with practice.documents() as documents:
            known = documents.get(tenant, "environment", identity)
            documents.put(tenant, "environment", identity, {**(known or {}), **values})

    return change


def limited_site_creation(practice: Practice, scenario: str) -> None:
    """Only administrators of the company create sites."""
    with practice.documents() as documents:
        limit_site_creation(documents, practice.person(scenario).tenant, limited=True)


def site(template: str, name: str = "New orders") -> Change:
    """A site is asked for in the production environment."""

    def change(practice: Practice, scenario: str) -> None:
        with practice.organization(scenario) as organization:
            sites.add_site(organization, sites.Wish(name, "new-orders", template, 1033))

    return change


def deleted_site(practice: Practice, scenario: str) -> None:
    """The sites of the company are being deleted, for longer than a test takes."""
    tenant = practice.person(scenario).tenant
    with practice.documents() as documents:
        for one in documents.all(tenant, sites.WEBSITE):
            sites.save(documents, tenant, {**one, "deleted_at": "2999-12-31T00:00:00.000000Z"})


def product(
    part_number: str, *plans: str, sku_id: str = "", state: str = "Enabled", owned: int = 5, warned: int = 0
) -> Change:
    """The company owns a product with these service plans; one of this part number is replaced."""

    def change(practice: Practice, scenario: str) -> None:
        tenant = practice.person(scenario).tenant
        sku = {
            "part_number": part_number,
            "sku_id": sku_id or stable_id(tenant, "sku", part_number),
            "assignment": stable_id(tenant, "licence", part_number),
            "plans": [[plan, part_number] for plan in plans],
            "for_people": True,
            "owned": owned,
            "state": state,
            "warned": warned,
            "assigned": False,
        }
        with practice.documents() as documents:
            documents.put(tenant, "sku", part_number, sku)

    return change


def no_products(practice: Practice, scenario: str) -> None:
    """The company owns nothing."""
    tenant = practice.person(scenario).tenant
    with practice.documents() as documents:
        for one in documents.all(tenant, "sku"):
            documents.remove(tenant, "sku", one["part_number"])


def capacity(bought: int, here: int = 0, elsewhere: int = 0, kind: str = "PowerPagesAuthenticated") -> Change:
    """So much Power Pages capacity is bought, and set aside for the production environment and another."""

    def change(practice: Practice, scenario: str) -> None:
        tenant = practice.person(scenario).tenant
        with practice.documents() as documents:
            company_capacity.buy(documents, tenant, bought, kind)
            for key, units in (("production", here), ("default", elsewhere)):
                company_capacity.set_aside(documents, tenant, environment_id(tenant, key), units, kind)

    return change


def pay_as_you_go(status: company_capacity.PolicyStatus) -> Change:
    """A billing policy in this state is linked to the production environment."""

    def change(practice: Practice, scenario: str) -> None:
        tenant = practice.person(scenario).tenant
        with practice.documents() as documents:
            identity = environment_id(tenant, "production")
            company_capacity.link_policy(documents, tenant, identity, status)

    return change
