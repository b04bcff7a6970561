"""What the organisation and the person are licensed for (contract: identity.md sections 1.1 and 1.4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_LAPSED = ("suspended", "lockedout", "deleted")


class Standing(Enum):
    """How a licence stands. A state that nobody knows is UNKNOWN, never LAPSED."""

    IN_FORCE = "in-force"
    ENDS_SOON = "ends-soon"
    UNKNOWN = "unknown"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Plan:
    """A service plan within a product."""

    id: str
    name: str
    standing: Standing


@dataclass(frozen=True)
class Product:
    """A product that the organisation has bought or the person was given. `state` is Microsoft's word."""

    id: str
    name: str
    standing: Standing
    plans: tuple[Plan, ...] = ()
    state: str = ""


async def own_products(graph: Client) -> tuple[Product, ...]:
    """The products assigned to the signed-in person, also by way of groups.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    return tuple(_own(licence) for licence in await graph.rows("/v1.0/me/licenseDetails"))


async def organisation_products(graph: Client) -> tuple[Product, ...]:
    """The products that the organisation has bought. Raises as `own_products` does."""
    return tuple(_bought(product) for product in await graph.rows("/v1.0/subscribedSkus"))


def _own(licence: Fields) -> Product:
    plans = tuple(
        Plan(plan.text("servicePlanId").lower(), plan.name("servicePlanName"), _own_standing(plan))
        for plan in licence.rows("servicePlans")
    )
    return Product(licence.text("skuId").lower(), licence.name("skuPartNumber"), Standing.IN_FORCE, plans)


def _own_standing(plan: Fields) -> Standing:
    return Standing.LAPSED if plan.text("provisioningStatus").lower() == "disabled" else Standing.IN_FORCE


def _bought(product: Fields) -> Product:
    state = product.name("capabilityStatus")
    standing = _standing(state.lower(), product.fields("prepaidUnits"))
    plans = tuple(
        Plan(plan.text("servicePlanId").lower(), plan.name("servicePlanName"), standing)
        for plan in product.rows("servicePlans")
    )
    return Product(product.text("skuId").lower(), product.name("skuPartNumber"), standing, plans, state)


def _standing(state: str, units: Fields) -> Standing:
    """Units that Microsoft warns of still work; without any in force or warned of, nothing does."""
    enabled, warned = units.number("enabled"), units.number("warning") or 0
    if state in _LAPSED:
        return Standing.LAPSED
    if state not in ("enabled", "warning") or enabled is None:
        return Standing.UNKNOWN
    if enabled <= 0 and warned <= 0:
        return Standing.LAPSED
    return Standing.ENDS_SOON if state == "warning" or enabled <= 0 else Standing.IN_FORCE
