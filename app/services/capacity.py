"""Power Pages capacity and pay-as-you-go, as the Power Platform licensing API tells them.

Contract: identity.md section 1.3, power-platform-api.json. Which role may ask is not documented, so each
question may be refused on its own.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import NotFound, UnreadableReply
from app.services.client import segment
from app.services.reply import Fields

if TYPE_CHECKING:
    from app.services.client import Client

_VERSION = {"api-version": "2022-03-01-preview"}
_POLICIES = "/licensing/billingPolicies"


@dataclass(frozen=True)
class Allocation:
    """Capacity that is set aside for one environment, in the units of its kind (lower-case)."""

    kind: str
    units: int


@dataclass(frozen=True)
class CapacityReport:
    """What the organisation has bought of one kind of capacity (lower-case), and set aside anywhere."""

    kind: str
    bought: int
    set_aside: int


@dataclass(frozen=True)
class BillingPolicy:
    """A pay-as-you-go policy. `state` is Microsoft's word. It does not say which products it covers."""

    id: str
    name: str
    state: str

    @property
    def is_in_force(self) -> bool:
        """Whether it is switched on; any other state than that is not."""
        return self.state.lower() == "enabled"


async def allocations(power_platform: Client, environment: str) -> tuple[Allocation, ...]:
    """Capacity that is set aside for an environment.

    Raises:
        ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
    """
    path = f"/licensing/environments/{segment(environment)}/allocations"
    found = await power_platform.get(path, _VERSION)
    if "currencyAllocations" not in found.content:
        raise UnreadableReply(power_platform.host)
    return tuple(
        Allocation(row.text("currencyType").lower(), row.number("allocated") or 0)
        for row in found.rows("currencyAllocations")
    )


async def capacity_reports(power_platform: Client) -> tuple[CapacityReport, ...]:
    """What the organisation has bought, by kind. Raises as `allocations` does."""
    query = {**_VERSION, "includeAllocations": "true"}
    rows = await power_platform.listing("/licensing/tenantCapacity/currencyReports", query)
    return tuple(
        CapacityReport(
            row.text("currencyType").lower(), row.number("purchased") or 0, row.number("allocated") or 0
        )
        for row in rows
    )


async def billing_policies(power_platform: Client, environment: str) -> tuple[BillingPolicy, ...]:
    """The pay-as-you-go policies that an environment is linked to.

    What the service answers where there is none is not documented. So "none" is said only by the list of
    all policies, which is asked for where the environment's own is not there. Raises as `allocations` does.
    """
    own = await _policy_of(power_platform, environment)
    if own is not None:
        return (own,)
    policies = [_policy(row) for row in await power_platform.rows(_POLICIES, _VERSION)]
    linked = await asyncio.gather(*(_links(power_platform, one, environment) for one in policies))
    return tuple(policy for policy, links in zip(policies, linked, strict=True) if links)


async def _policy_of(power_platform: Client, environment: str) -> BillingPolicy | None:
    path = f"/licensing/environments/{segment(environment)}/billingPolicy"
    try:
        reply = await power_platform.send("GET", power_platform.address(path, _VERSION))
    except NotFound:
        return None
    if reply.body.strip() in (b"", b"null"):
        return None
    policy = _policy(power_platform.fields(reply))
    return policy if policy.id else None


async def _links(power_platform: Client, policy: BillingPolicy, environment: str) -> bool:
    rows = await power_platform.rows(f"{_POLICIES}/{segment(policy.id)}/environments", _VERSION)
    return any(row.text("environmentId").lower() == environment.lower() for row in rows)


def _policy(row: Fields) -> BillingPolicy:
    return BillingPolicy(row.text("id"), row.name("name"), row.text("status"))
