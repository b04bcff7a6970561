"""What the organisation and the person are licensed for (contract: identity.md sections 1.1 to 1.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_LICENSING_VERSION = {"api-version": "2022-03-01-preview"}


@dataclass(frozen=True)
class Plan:
    """A service plan that a person or the organisation holds.

    `in_force` is False for a lapsed one; `ends_soon` says that Microsoft warns of its end.
    """

    id: str
    name: str
    in_force: bool
    ends_soon: bool = False


@dataclass(frozen=True)
class Allocation:
    """Capacity that is set aside for one environment, in the units of its kind."""

    kind: str
    units: int


async def own_plans(graph: Client) -> tuple[Plan, ...]:
    """The service plans assigned to the signed-in person, also by way of groups.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    licences = await graph.rows("/v1.0/me/licenseDetails")
    return tuple(_own_plan(plan) for licence in licences for plan in licence.rows("servicePlans"))


async def organisation_plans(graph: Client) -> tuple[Plan, ...]:
    """The service plans that the organisation has bought. Raises as `own_plans` does."""
    products = await graph.rows("/v1.0/subscribedSkus")
    return tuple(_bought_plan(product, plan) for product in products for plan in product.rows("servicePlans"))


async def allocations(power_platform: Client, environment: str) -> tuple[Allocation, ...]:
    """Capacity that is set aside for an environment. Raises as `own_plans` does."""
    path = f"/licensing/environments/{segment(environment)}/allocations"
    found = await power_platform.get(path, _LICENSING_VERSION)
    return tuple(
        Allocation(row.text("currencyType"), row.number("allocated") or 0)
        for row in found.rows("currencyAllocations")
    )


def _own_plan(plan: Fields) -> Plan:
    status = plan.text("provisioningStatus")
    return Plan(plan.text("servicePlanId").lower(), plan.text("servicePlanName"), status != "Disabled")


def _bought_plan(product: Fields, plan: Fields) -> Plan:
    units = product.fields("prepaidUnits").number("enabled") or 0
    in_force = product.text("capabilityStatus") in ("Enabled", "Warning") and units > 0
    ends_soon = in_force and product.text("capabilityStatus") == "Warning"
    return Plan(plan.text("servicePlanId").lower(), plan.text("servicePlanName"), in_force, ends_soon)
