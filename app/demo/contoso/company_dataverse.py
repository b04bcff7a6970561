"""The rows with which the practice company's Dataverse organisations begin.

Solution names: dual-write.md section 2.1. Only the environment that is linked to Finance and Operations has
dual-write.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from app.demo.addresses import Addresses
from app.demo.call import Person
from app.demo.contoso import customers, sites
from app.demo.contoso.company import stable_id
from app.demo.contoso.dual_write import add_map_versions, change_map
from app.demo.contoso.table_maps import MAPS, PRODUCTS
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
_CORE: Final = "PowerPages_Core"
_CORE_VERSION: Final = "1.1.2605.12"
_SOLUTIONS: Final = (
    ("Default", "Default Solution", "1.0"),
    (_CORE, "Power Pages Core", _CORE_VERSION),
)
_DUAL_WRITE_SOLUTIONS: Final = (
    ("DualWriteCore", "Dual-write core solution", "1.0.24062.2"),
    ("Dynamics365Company", "Dynamics 365 Company", "2.3.10.4"),
    ("Dynamics365FinanceAndOperationsCommon", "Dynamics 365 Finance and Operations Common", "2.3.10.4"),
    ("CurrencyExchangeRates", "Currency Exchange Rates", "2.3.10.4"),
    ("msdyn_DualWriteAppCoreMaps", "Dual-write Application Core Maps", "2.3.10.4"),
    ("Dynamics365FinanceExtended", "Dynamics 365 Finance Extended", "2.3.10.4"),
    ("msdyn_Dynamics365FinanceExtendedMaps", "Dynamics 365 Finance Extended Maps", "2.3.10.4"),
    ("Dynamics365SupplyChainExtended", "Dynamics 365 Supply Chain Extended", "2.3.10.4"),
    ("msdyn_Dynamics365SupplyChainExtendedMaps", "Dynamics 365 Supply Chain Extended Maps", "2.3.10.4"),
)
_PARTY_SOLUTIONS: Final = (
    ("Party", "Party", "3.3.0.5"),
    ("Dynamics365GABExtended", "Dynamics 365 GAB Extended", "3.3.0.5"),
    ("Dynamics365GABDualWriteEntityMaps", "Dynamics 365 GAB Dual-write Entity Maps", "3.3.0.5"),
    ("Dynamics365GABParty_Anchor", "Dual-write Party and Global Address Book", "3.3.0.5"),
)


def add_organizations(
    documents: Documents,
    person: Person,
    now: datetime,
    addresses: Addresses,
    *,
    administrator: bool,
    existing_site: str,
    stopped_maps: Collection[str],
) -> None:
    """Fill every organisation; the one with dual-write gets its maps and the site that is there already."""
    organizations = {
        slot: Organization(documents, person.tenant, slot, person.user, now, addresses) for slot in _SLOTS
    }
    for organization in organizations.values():
        _add_people(organization, person, administrator=administrator)
        _add_solutions(organization, _SOLUTIONS)
    organization = organizations[_DUAL_WRITE_SLOT]
    _add_solutions(organization, _DUAL_WRITE_SOLUTIONS)
    add_map_versions(organization)
    _add_maps(organization, stopped_maps)
    customers.add(organization)
    sites.add_public_site(organizations["b"])
    if existing_site != "none":
        sites.add_customer_portal(organization, active=existing_site == "active")


def add_party_model(documents: Documents, person: Person, now: datetime, addresses: Addresses) -> None:
    """Install the party model where dual-write is."""
    organization = Organization(documents, person.tenant, _DUAL_WRITE_SLOT, person.user, now, addresses)
    _add_solutions(organization, _PARTY_SOLUTIONS)


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


def _add_solutions(organization: Organization, solutions: Collection[tuple[str, str, str]]) -> None:
    publisher = _publisher(organization)
    for unique_name, name, version in solutions:
        values = {
            "uniquename": unique_name,
            "friendlyname": name,
            "version": version,
            "installedon": stamp(organization.now),
            "isvisible": True,
            "ismanaged": unique_name != "Default",
            "_publisherid_value": publisher,
        }
        organization.add(organization.standard_table("solution"), values)


def _publisher(organization: Organization) -> str:
    table = organization.standard_table("publisher")
    identity = stable_id(organization.tenant, "publisher", organization.slot)
    if organization.row(table, identity) is None:
        names = {"friendlyname": "Dynamics 365", "uniquename": "microsoftdynamics"}
        organization.add(table, {table.id_column: identity, **names})
    return identity


def _add_maps(organization: Organization, stopped: Collection[str]) -> None:
    """Run every map; of the stopped ones, Products never ran and the others did."""
    for table_map in MAPS:
        if table_map.title not in stopped:
            change_map(organization, table_map, "running")
        elif table_map.title != PRODUCTS:
            change_map(organization, table_map, "stopped")
