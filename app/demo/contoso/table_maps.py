"""Dual-write's table maps of the practice company, and what starting and stopping them changes.

Contract: dual-write.md sections 2.3, 2.4 and 3. Finance and Operations keeps two records for a map that
writes in both directions and one for Products, which only writes to Dataverse. A map that never ran has no
record; a stopped one is "Disabled". Dataverse has a row for each running or paused map that it sends from:
whether a paused map keeps its row is unknown, here it does. What a map's record says while its first copy is
made is unknown too: here it is a word that the known enumeration does not have.

With the party model, contacts come by a map of their own and the older one does not run (section 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from app.demo.contoso.company import has_party_model, stable_id
from app.demo.state import Documents

MapState = Literal["never-run", "stopped", "running", "paused", "initialising"]

_TABLE_MAP: Final = "table-map"
SALES_ORDER_HEADER: Final = "Sales Order Header"
SALES_ORDER_DETAILS: Final = "Sales Order Details"
ACCOUNTS: Final = "Accounts"
CONTACTS: Final = "Contacts"
PRODUCTS: Final = "Products"
PARTY_CONTACTS: Final = "Contacts (party model)"
STATUS: Final = {
    "stopped": "Disabled",
    "running": "Enabled",
    "paused": "Queueing",
    "initialising": "InitialSync",
}


@dataclass(frozen=True)
class TableMap:
    """One map: the words of the portal's documents, the entity there, the table here."""

    title: str
    entity: str
    entity_set: str
    logical: str
    both_ways: bool = True

    @property
    def name(self) -> str:
        """Give the name that the Dual-write page shows."""
        return f"{self.entity} ({self.entity_set})"


MAPS: Final = (
    TableMap(PRODUCTS, "CDS released distinct products", "products", "product", both_ways=False),
    TableMap(CONTACTS, "CDS Contacts V2", "contacts", "contact"),
    TableMap(ACCOUNTS, "Customers V3", "accounts", "account"),
    TableMap(SALES_ORDER_HEADER, "CDS sales order headers", "salesorders", "salesorder"),
    TableMap(SALES_ORDER_DETAILS, "CDS sales order lines", "salesorderdetails", "salesorderdetail"),
)
PARTY_MAPS: Final = (
    TableMap(PARTY_CONTACTS, "Contacts V2", "msdyn_contactforparties", "msdyn_contactforparty"),
)
BY_TITLE: Final = {table_map.title: table_map for table_map in (*MAPS, *PARTY_MAPS)}


def maps_of(documents: Documents, tenant: str) -> tuple[TableMap, ...]:
    """Give the maps of a company: those of the party model where it is in use."""
    return (*MAPS, *PARTY_MAPS) if has_party_model(documents, tenant) else MAPS


def state_of(documents: Documents, tenant: str, table_map: TableMap) -> MapState:
    """Give how a map stands."""
    document = documents.get(tenant, _TABLE_MAP, table_map.title) or {}
    state: MapState = document.get("state", "never-run")
    return state


def set_state(documents: Documents, tenant: str, table_map: TableMap, state: MapState) -> None:
    """Start, stop or pause a map."""
    documents.put(tenant, _TABLE_MAP, table_map.title, {"title": table_map.title, "state": state})


def project_names(tenant: str, table_map: TableMap) -> tuple[str, ...]:
    """Give the names of a map's projects, which are GUIDs: one a direction."""
    directions = ("to-dataverse", "to-finance") if table_map.both_ways else ("to-dataverse",)
    return tuple(stable_id(tenant, "project", table_map.title, direction) for direction in directions)


def sends_from_dataverse(documents: Documents, tenant: str, table_map: TableMap) -> bool:
    """Say whether Dataverse has a runtime configuration of this map now."""
    return table_map.both_ways and state_of(documents, tenant, table_map) in ("running", "paused")
