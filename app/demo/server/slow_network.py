"""The faults of the scenario in which the network is slow and unsteady: real ones, but mild."""

from __future__ import annotations

from typing import Final

from app.demo.addresses import FINANCE, ORGANIZATIONS, SERVICES
from app.demo.contoso.scenarios import SCENARIOS
from app.demo.faults import Fault

_DELAY_SECONDS: Final = 0.7


def standing_faults() -> tuple[Fault, ...]:
    """Give the faults that the people of slow companies meet, and nobody else."""
    return tuple(
        fault
        for scenario in SCENARIOS
        if scenario.slow_network
        for origin in (*SERVICES, *ORGANIZATIONS, *FINANCE)
        for fault in _unsteady(origin, scenario.person.tenant)
    )


def _unsteady(origin: str, tenant: str) -> tuple[Fault, ...]:
    return (
        Fault("delay", origin, value=_DELAY_SECONDS, tenant=tenant),
        Fault("throttled", origin, method="GET", value=1, every=7, tenant=tenant),
        Fault("cut-body", origin, method="GET", every=11, tenant=tenant),
        Fault("unavailable", origin, method="GET", every=13, tenant=tenant),
    )
