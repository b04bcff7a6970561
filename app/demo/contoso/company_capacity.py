"""Power Pages capacity that the practice company has bought, where it is set aside, and pay-as-you-go.

Kinds of capacity and the fields of a billing policy: identity.md section 1.3.
"""

from __future__ import annotations

from typing import Final, Literal

from app.demo.contoso import company
from app.demo.document import Document
from app.demo.state import Documents

AUTHENTICATED: Final = "PowerPagesAuthenticated"
PolicyStatus = Literal["Enabled", "Disabled"]
_CAPACITY: Final = "capacity"
_BOUGHT: Final = "bought"
_POLICY: Final = "billing-policy"


def buy(documents: Documents, tenant: str, units: int, kind: str = AUTHENTICATED) -> None:
    """Own so many units of a kind from now on."""
    documents.put(tenant, _BOUGHT, _BOUGHT, {**bought(documents, tenant), kind: units})


def set_aside(
    documents: Documents, tenant: str, environment: str, units: int, kind: str = AUTHENTICATED
) -> None:
    """Set so many units of a kind aside for an environment."""
    mine = {**set_aside_for(documents, tenant, environment), kind: units}
    documents.put(tenant, _CAPACITY, environment, {"environment": environment, "units": mine})


def bought(documents: Documents, tenant: str) -> dict[str, int]:
    """Give the capacity that the company owns, by kind."""
    return {AUTHENTICATED: 0, **(documents.get(tenant, _BOUGHT, _BOUGHT) or {})}


def set_aside_for(documents: Documents, tenant: str, environment: str) -> dict[str, int]:
    """Give the capacity that is set aside for an environment, by kind."""
    capacity = documents.get(tenant, _CAPACITY, environment) or {}
    return {AUTHENTICATED: 0, **capacity.get("units", {})}


def set_aside_altogether(documents: Documents, tenant: str) -> dict[str, int]:
    """Give the capacity that is set aside for any environment, by kind."""
    sums: dict[str, int] = {}
    for capacity in documents.all(tenant, _CAPACITY):
        for kind, units in capacity["units"].items():
            sums[kind] = sums.get(kind, 0) + units
    return sums


def link_policy(documents: Documents, tenant: str, environment: str, status: PolicyStatus) -> None:
    """Link an environment to the company's one pay-as-you-go policy, which is then so."""
    identity = company.stable_id(tenant, _POLICY)
    known = documents.get(tenant, _POLICY, identity) or {"environments": []}
    linked = sorted({*known["environments"], environment})
    policy = {"id": identity, "name": "Contoso usage", "status": status, "environments": linked}
    documents.put(tenant, _POLICY, identity, policy)


def policies(documents: Documents, tenant: str) -> list[Document]:
    """Give the company's billing policies, each with the environments that are linked to it."""
    return documents.all(tenant, _POLICY)
