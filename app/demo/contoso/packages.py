"""The practice company's application packages: which there are, what each brings, and installing one.

Contract: power-platform.md section 4 and dual-write.md section 2.1 for the names. No package for the customer
portal's template is in Microsoft's catalogue, so none is here. How long an installation takes is not
documented. Which package brings which table map follows from section 2.1, where the solutions are told apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

from app.demo.clock import Clock
from app.demo.contoso.company import stable_id
from app.demo.contoso.dual_write import add_map_version
from app.demo.contoso.table_maps import (
    ACCOUNTS,
    CONTACTS,
    PARTY_CONTACTS,
    PRODUCTS,
    SALES_ORDER_DETAILS,
    SALES_ORDER_HEADER,
    maps_of,
)
from app.demo.dataverse.store import Organization
from app.demo.document import Document
from app.demo.state import Documents
from app.demo.times import precise_stamp, stamp

_INSTALLATION: Final = "installation"
_TAKES: Final = timedelta(minutes=15)
_DUAL_WRITE_VERSION: Final = "2.3.10.4"
SUPPLY_CHAIN_PACKAGE: Final = "msdyn_Dynamics365SupplyChainExtendedAnchor"


@dataclass(frozen=True)
class Package:
    """One package; `solutions` and `maps` (titles) come with it, `everywhere` also without dual-write."""

    name: str
    title: str
    version: str = _DUAL_WRITE_VERSION
    solutions: tuple[tuple[str, str], ...] = ()
    maps: tuple[str, ...] = ()
    everywhere: bool = False


PACKAGES: Final = (
    Package(
        "DualWriteCoreAnchor",
        "Dual-write core solution",
        "1.0.24062.2",
        (("DualWriteCore", "Dual-write core solution"),),
    ),
    Package(
        "msdyn_DualWriteAppCoreAnchor",
        "Dual-write Application Core",
        solutions=(
            ("Dynamics365Company", "Dynamics 365 Company"),
            ("Dynamics365FinanceAndOperationsCommon", "Dynamics 365 Finance and Operations Common"),
            ("CurrencyExchangeRates", "Currency Exchange Rates"),
            ("msdyn_DualWriteAppCoreMaps", "Dual-write Application Core Maps"),
        ),
    ),
    Package(
        "msdyn_Dynamics365FinanceExtendedAnchor",
        "Dual-write Finance Extended Solution",
        solutions=(
            ("Dynamics365FinanceExtended", "Dynamics 365 Finance Extended"),
            ("msdyn_Dynamics365FinanceExtendedMaps", "Dynamics 365 Finance Extended Maps"),
        ),
        maps=(ACCOUNTS, CONTACTS, PARTY_CONTACTS),
    ),
    Package("HCMCommonAnchor", "Dynamics 365 HR Common Tables", solutions=(("HCMCommon", "HCM Common"),)),
    Package(
        "msdyn_Dynamics365HCMAnchor",
        "Dual-write Human Resources",
        solutions=(("msdyn_Dynamics365HCMMaps", "Dynamics 365 Human Resources Maps"),),
    ),
    Package(
        SUPPLY_CHAIN_PACKAGE,
        "Dual-write Supply Chain Extended Solution",
        solutions=(
            ("Dynamics365SupplyChainExtended", "Dynamics 365 Supply Chain Extended"),
            ("msdyn_Dynamics365SupplyChainExtendedMaps", "Dynamics 365 Supply Chain Extended Maps"),
        ),
        maps=(PRODUCTS, SALES_ORDER_HEADER, SALES_ORDER_DETAILS),
    ),
    Package(
        "PowerPages_Core",
        "Power Pages Core",
        "1.1.2605.12",
        (("PowerPages_Core", "Power Pages Core"),),
        everywhere=True,
    ),
)
PARTY_PACKAGE: Final = Package(
    "Dynamics365GABParty_Anchor",
    "Dual-write Party and Global Address Book",
    "3.3.0.5",
    (
        ("Party", "Party"),
        ("Dynamics365GABExtended", "Dynamics 365 GAB Extended"),
        ("Dynamics365GABDualWriteEntityMaps", "Dynamics 365 GAB Dual-write Entity Maps"),
        ("Dynamics365GABParty_Anchor", "Dual-write Party and Global Address Book"),
    ),
)
"""Only companies with the party model have it."""
BY_NAME: Final = {package.name: package for package in PACKAGES}


def bring(organization: Organization, package: Package) -> None:
    """Put into Dataverse what a package holds; what is there already stays as it is."""
    table = organization.standard_table("solution")
    there = {row["uniquename"] for row in organization.rows(table)}
    for unique_name, name in package.solutions:
        if unique_name not in there:
            values = {
                "uniquename": unique_name,
                "friendlyname": name,
                "version": package.version,
                "installedon": stamp(organization.now),
                "isvisible": True,
                "ismanaged": True,
                "_publisherid_value": _publisher(organization),
            }
            organization.add(table, values)
    for table_map in maps_of(organization.documents, organization.tenant):
        if table_map.title in package.maps:
            add_map_version(organization, table_map)


def is_there(organization: Organization, package: Package) -> bool:
    """Say whether everything that a package holds is in Dataverse."""
    table = organization.standard_table("solution")
    there = {row["uniquename"] for row in organization.rows(table)}
    return there >= {name for name, _ in package.solutions}


def ask_for(organization: Organization, package: Package, now: datetime) -> Document:
    """Begin to install a package."""
    installation = {
        "operation": str(uuid4()),
        "package": package.name,
        "slot": organization.slot,
        "asked_for": precise_stamp(now),
    }
    for key in (installation["operation"], _key(organization, package)):
        organization.documents.put(organization.tenant, _INSTALLATION, key, installation)
    return installation


def asked(organization: Organization, package: Package) -> Document | None:
    """Give the installation of a package that was asked for last."""
    return organization.documents.get(organization.tenant, _INSTALLATION, _key(organization, package))


def operation(documents: Documents, tenant: str, identity: str) -> Document | None:
    """Give an installation by the id of its operation."""
    return documents.get(tenant, _INSTALLATION, identity)


def state_of(organization: Organization, package: Package, clock: Clock) -> str:
    """Give how a package stands. What is finished is in Dataverse from then on."""
    installation = asked(organization, package)
    if installation is None or is_there(organization, package):
        return "Installed" if is_there(organization, package) else "None"
    worked = clock.worked(datetime.fromisoformat(installation["asked_for"]))
    if worked < _TAKES / 10:
        return "InstallRequested"
    if worked < _TAKES:
        return "Installing"
    bring(organization, package)
    return "Installed"


def _publisher(organization: Organization) -> str:
    table = organization.standard_table("publisher")
    identity = stable_id(organization.tenant, "publisher", organization.slot)
    if organization.row(table, identity) is None:
        names = {"friendlyname": "Dynamics 365", "uniquename": "microsoftdynamics"}
        organization.add(table, {table.id_column: identity, **names})
    return identity


def _key(organization: Organization, package: Package) -> str:
    return f"{organization.slot}/{package.name}"
