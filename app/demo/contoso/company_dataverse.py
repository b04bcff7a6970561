"""The rows with which the practice company's Dataverse organisations begin.

Solution names: dual-write.md section 2.1. Only the environment that is linked to Finance and Operations has
dual-write.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.demo.addresses import Addresses
from app.demo.call import Person
from app.demo.contoso import customers, sites
from app.demo.contoso.colleague import customise
from app.demo.contoso.company import has_party_model, publish_template, stable_id
from app.demo.contoso.dual_write import change_map
from app.demo.contoso.packages import PACKAGES, PARTY_PACKAGE, bring
from app.demo.contoso.table_maps import CONTACTS, PRODUCTS, maps_of
from app.demo.dataverse.people import (
    BASIC_USER,
    ROLES,
    SYSTEM_ADMINISTRATOR,
    assign_role,
    business_unit_id,
    role_id,
)
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.state import Documents
from app.demo.times import stamp

_SLOTS: Final = ("a", "b", "c")
_DUAL_WRITE_SLOT: Final = "a"
_NEWER_TEMPLATE: Final = 2
_CORE: Final = "PowerPages_Core"
_CORE_VERSION: Final = "1.1.2605.12"


@dataclass(frozen=True)
class DualWriteAtFirst:
    """What of dual-write does not run at first (titles of maps), and what is not installed (packages)."""

    stopped_maps: Collection[str] = ()
    missing_packages: Collection[str] = ()


def add_organizations(
    documents: Documents,
    person: Person,
    now: datetime,
    addresses: Addresses,
    *,
    administrator: bool,
    existing_site: str,
    dual_write: DualWriteAtFirst,
) -> None:
    """Fill every organisation; the one with dual-write gets its maps and the site that is there already."""
    organizations = {
        slot: Organization(documents, person.tenant, slot, person.user, now, addresses) for slot in _SLOTS
    }
    for organization in organizations.values():
        _add_people(organization, person, administrator=administrator)
        _add_default_solution(organization)
    _add_packages(organizations, dual_write.missing_packages)
    organization = organizations[_DUAL_WRITE_SLOT]
    _add_maps(organization, dual_write.stopped_maps)
    customers.add(organization)
    sites.add_public_site(organizations["b"])
    if existing_site != "none":
        sites.add_customer_portal(organization, active=existing_site == "active")


def add_party_model(documents: Documents, person: Person, now: datetime, addresses: Addresses) -> None:
    """Install the party model where dual-write is."""
    organization = Organization(documents, person.tenant, _DUAL_WRITE_SLOT, person.user, now, addresses)
    bring(organization, PARTY_PACKAGE)


def add_newer_template(documents: Documents, person: Person, now: datetime, addresses: Addresses) -> None:
    """Have the portal that is there changed by a colleague, and a fresh one made from a newer template."""
    for portal in documents.all(person.tenant, sites.WEBSITE):
        if portal["template"] == sites.CUSTOMER_PORTAL:
            mine = Organization(documents, person.tenant, _DUAL_WRITE_SLOT, person.user, now, addresses)
            customise(mine, portal["record"])
    publish_template(documents, person.tenant, _NEWER_TEMPLATE)
    sites.add_reference_portal(Organization(documents, person.tenant, "b", person.user, now, addresses))


def has_current_core(organization: Organization) -> bool:
    """Say whether Power Pages Core is there in its newest version."""
    return any(row["version"] == _CORE_VERSION for row in _core(organization))


def install_core(organization: Organization) -> None:
    """Have Power Pages Core in its newest version, where it is there at all."""
    for row in _core(organization):
        organization.change(organization.standard_table("solution"), row, {"version": _CORE_VERSION})


def _core(organization: Organization) -> list[Document]:
    rows = organization.rows(organization.standard_table("solution"))
    return [row for row in rows if row["uniquename"] == _CORE]


def _add_people(organization: Organization, person: Person, *, administrator: bool) -> None:
    for template, name in ROLES.items():
        values = {
            "roleid": role_id(organization, template),
            "name": name,
            "_businessunitid_value": business_unit_id(organization),
            "_roletemplateid_value": template,
        }
        organization.add(organization.standard_table("role"), values)
    given_name, _, family_name = person.name.partition(" ")
    organization.add(
        organization.standard_table("systemuser"),
        {
            "systemuserid": stable_id(organization.tenant, "systemuser", organization.slot),
            "firstname": given_name,
            "lastname": family_name,
            "internalemailaddress": person.user_name,
            "domainname": person.user_name,
            "azureactivedirectoryobjectid": person.user,
            "isdisabled": False,
            "accessmode": 0,
        },
    )
    assign_role(organization, BASIC_USER)
    if administrator:
        assign_role(organization, SYSTEM_ADMINISTRATOR)


def _add_default_solution(organization: Organization) -> None:
    values = {
        "uniquename": "Default",
        "friendlyname": "Default Solution",
        "version": "1.0",
        "installedon": stamp(organization.now),
        "isvisible": True,
        "ismanaged": False,
    }
    organization.add(organization.standard_table("solution"), values)


def _add_packages(organizations: Mapping[str, Organization], missing: Collection[str]) -> None:
    for package in PACKAGES:
        for slot, organization in organizations.items():
            wanted = package.everywhere or slot == _DUAL_WRITE_SLOT
            if wanted and package.name not in missing:
                bring(organization, package)


def _add_maps(organization: Organization, stopped: Collection[str]) -> None:
    """Run every map that is there; of the stopped ones, Products never ran and the others did.

    With the party model, its own map of contacts runs and the older one is stopped.
    """
    party_model = has_party_model(organization.documents, organization.tenant)
    table = organization.table_named("msdyn_dualwriteentitymap")
    there = {row["msdyn_displayname"] for row in organization.rows(table)} if table else set()
    for table_map in maps_of(organization.documents, organization.tenant):
        if table_map.name not in there:
            continue
        if table_map.title in stopped or (party_model and table_map.title == CONTACTS):
            if table_map.title != PRODUCTS:
                change_map(organization, table_map, "stopped")
        else:
            change_map(organization, table_map, "running")
