"""What the practice company has bought, and what of it its person has got.

SKU and plan ids: identity.md section 1.2. A company without a licence owns Supply Chain Management, but
nobody has assigned it; Power Pages capacity it has not bought at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.demo.contoso import company, company_capacity
from app.demo.document import Document
from app.demo.state import Documents

_SKU: Final = "sku"
SUPPLY_CHAIN: Final = "DYN365_SCM"
POWER_PAGES: Final = "Power_Pages_authenticated_users_T1_100_users/per_site/month_capacity_pack"
ON_OFFER: Final = {SUPPLY_CHAIN: "Supply Chain Management", POWER_PAGES: "Power Pages capacity"}
_OFFICE: Final = "SPE_E3"
_SEATS: Final = 25
_PACKS: Final = 5
_IN_FORCE: Final = "Enabled"


@dataclass(frozen=True)
class _Product:
    part_number: str
    sku_id: str
    plans: tuple[tuple[str, str], ...]
    for_people: bool = True


_PRODUCTS: Final = (
    _Product(
        _OFFICE,
        "05e9a617-0261-4cee-bb44-138d3ef5d965",
        (("9aaf7827-d63c-4b61-89c3-182f06f82e5c", "EXCHANGE_S_ENTERPRISE"),),
    ),
    _Product(
        SUPPLY_CHAIN,
        "f2e48cb3-9da0-42cd-8464-4a54ce198ad0",
        (
            ("1224eae4-0d91-474a-8a52-27ec96a63fe7", "D365_SCM"),
            ("b6a8b974-2956-4e14-ae81-f0384c363528", "DYN365_CDS_SUPPLYCHAINMANAGEMENT"),
        ),
    ),
    _Product(
        POWER_PAGES,
        "debc9e58-f2d7-412c-a0b6-575608564228",
        (("0d3366f3-266e-4117-b422-7cabbc165e7c", "PowerPages_Authenticated_User"),),
        for_people=False,
    ),
)


def add(documents: Documents, tenant: str, *, licensed: bool) -> None:
    """Add everything bought, assigned to the person where they are licensed."""
    for product in _PRODUCTS:
        assigned = product.for_people and (licensed or product.part_number == _OFFICE)
        owned = _SEATS if product.for_people else 0
        _put(documents, tenant, _sku(tenant, product, owned=owned, assigned=assigned))
    if licensed:
        buy_capacity(documents, tenant)
        set_capacity_aside(documents, tenant, company.environment_id(tenant, "production"))


def renew(documents: Documents, tenant: str, part_number: str) -> None:
    """Have a product that is on offer in force, also one never bought; capacity comes with it."""
    product = next(one for one in _PRODUCTS if one.part_number == part_number)
    if not product.for_people:
        return buy_capacity(documents, tenant)
    known = documents.get(tenant, _SKU, part_number) or {}
    fresh = _sku(tenant, product, owned=_SEATS, assigned=bool(known.get("assigned")))
    return _put(documents, tenant, fresh)


def skus(documents: Documents, tenant: str) -> list[Document]:
    """Give everything that the company owns or has owned."""
    return [sku for sku in documents.all(tenant, _SKU) if sku["owned"] or state_of(sku) != _IN_FORCE]


def state_of(sku: Document) -> str:
    """Give the state of a subscription; a company that was founded before there were any has it in force."""
    return str(sku.get("state", _IN_FORCE))


def is_in_force(sku: Document) -> bool:
    """Say whether a product can be used without a warning."""
    return bool(sku["owned"]) and state_of(sku) == _IN_FORCE


def assign(documents: Documents, tenant: str, part_number: str) -> None:
    """Assign a licence which the company owns to its person; any other is left as it is."""
    sku = documents.get(tenant, _SKU, part_number)
    if sku is not None and sku["for_people"]:
        _put(documents, tenant, {**sku, "assigned": True})


def buy_capacity(documents: Documents, tenant: str) -> None:
    """Buy Power Pages capacity."""
    sku = documents.get(tenant, _SKU, POWER_PAGES)
    if sku is not None:
        _put(documents, tenant, {**sku, "owned": _PACKS, "state": _IN_FORCE, "warned": 0})
        company_capacity.buy(documents, tenant, _PACKS)


def set_capacity_aside(documents: Documents, tenant: str, environment: str) -> None:
    """Set all Power Pages capacity that the company owns aside for an environment."""
    units = company_capacity.bought(documents, tenant)[company_capacity.AUTHENTICATED]
    company_capacity.set_aside(documents, tenant, environment, units)


def _put(documents: Documents, tenant: str, sku: Document) -> None:
    documents.put(tenant, _SKU, sku["part_number"], sku)


def _sku(tenant: str, product: _Product, *, owned: int, assigned: bool) -> Document:
    return {
        "part_number": product.part_number,
        "sku_id": product.sku_id,
        "assignment": company.stable_id(tenant, "licence", product.part_number),
        "plans": [list(plan) for plan in product.plans],
        "for_people": product.for_people,
        "state": _IN_FORCE,
        "owned": owned,
        "warned": 0,
        "assigned": assigned,
    }
