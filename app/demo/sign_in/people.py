"""The people who can sign in: one for each scenario, each with a company that is founded on arrival."""

from __future__ import annotations

from typing import Final

from app.demo.call import Call, Person
from app.demo.contoso import scenarios
from app.demo.contoso.scenarios import SCENARIOS, Scenario
from app.demo.sign_in.problems import SignInProblem

ANY_TENANT: Final = frozenset({"organizations", "common"})


def offered(tenant: str, hint: str = "") -> tuple[Scenario, ...]:
    """Give the scenarios whose people may sign in to a tenant, the one with user name `hint` first.

    Raises:
        SignInProblem: there is no such tenant.
    """
    known = tuple(
        scenario for scenario in SCENARIOS if tenant in ANY_TENANT or scenario.person.tenant == tenant
    )
    if not known:
        raise SignInProblem("invalid_tenant", 90002, f"Tenant '{tenant}' not found.")
    return tuple(sorted(known, key=lambda scenario: scenario.person.user_name != hint.lower()))


def chosen(tenant: str, scenario_id: str) -> Scenario:
    """Give the scenario that someone chose.

    Raises:
        SignInProblem: nobody of this tenant practises that.
    """
    for scenario in offered(tenant):
        if scenario.id == scenario_id:
            return scenario
    message = f"User account from '{scenario_id}' does not exist in tenant '{tenant}'."
    raise SignInProblem("invalid_grant", 50020, message)


def arrive(call: Call, scenario: Scenario) -> Person:
    """Give the person of a scenario, whose company is founded if it is not there yet."""
    with call.state.transaction() as documents:
        if not scenarios.is_seeded(documents, scenario.person.tenant):
            scenarios.seed(documents, scenario, scenario.person.tenant, call.addresses, call.clock)
    return scenario.person


def start_afresh(call: Call, scenario: Scenario) -> None:
    """Forget everything that happened in a scenario's company, and found it anew."""
    tenant = scenario.person.tenant
    with call.state.transaction() as documents:
        documents.forget(tenant)
        scenarios.seed(documents, scenario, tenant, call.addresses, call.clock)
