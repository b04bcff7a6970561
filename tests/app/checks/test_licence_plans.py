"""Every verdict of the licence checks, from plans that the practice company does not sell."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from check_trial import check_named, said
from practice_world import Practice

from app.catalogues import plan_catalogue
from app.checks.check import Finding
from app.checks.facts import Facts
from app.services.licences import Allocation, Plan


@dataclass
class Licences:
    """Facts about licences alone."""

    facts: Facts
    organisation: tuple[Plan, ...] = ()
    own: tuple[Plan, ...] = ()
    set_aside: tuple[Allocation, ...] = ()
    found: Any = field(init=False)

    def __post_init__(self) -> None:
        self.found = self.facts.found

    async def organisation_plans(self) -> tuple[Plan, ...]:
        return self.organisation

    async def own_plans(self) -> tuple[Plan, ...]:
        return self.own

    async def allocations(self) -> tuple[Allocation, ...]:
        return self.set_aside


def examined(practice: Practice, check: str, **plans: Any) -> Finding:
    facts = Licences(Facts(practice.company(), practice.environment()), **plans)

    async def examine() -> Finding:
        return await check_named(check).examine(cast(Facts, facts))

    return asyncio.run(examine())


def plan(kind: str, *, in_force: bool = True, ends_soon: bool = False) -> Plan:
    return Plan(min(getattr(plan_catalogue(), kind)), kind, in_force, ends_soon)


@pytest.mark.parametrize(
    ("plans", "sentence"),
    [
        ({"organisation": "supply_chain"}, ("ready", "Your organisation has Supply Chain Management.")),
        ({"own": "supply_chain"}, ("ready", "Your organisation has Supply Chain Management.")),
        (
            {"organisation": "supply_chain_trial"},
            ("not-ready", "Your organisation has a trial of Finance and Operations only."),
        ),
        (
            {"own": "supply_chain_limited"},
            ("not-ready", "Only licences with limited use were found. Setting up needs a full one."),
        ),
        (
            {"own": "power_pages"},
            ("not-ready", "No licence that is known to include Supply Chain Management was found."),
        ),
    ],
)
def test_plans_of_supply_chain_management(
    practice: Practice, plans: dict[str, str], sentence: tuple[str, str]
) -> None:
    held = {who: (plan(kind),) for who, kind in plans.items()}
    assert said(examined(practice, "supply-chain-licence", **held)) == sentence


def test_a_lapsed_plan_does_not_count(practice: Practice) -> None:
    finding = examined(practice, "supply-chain-licence", organisation=(plan("supply_chain", in_force=False),))
    assert "was found" in str(finding.summary)


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (plan("power_pages"), "none is set aside"),
        (plan("power_pages", ends_soon=True), "about to end"),
        (plan("power_pages", in_force=False), "has lapsed"),
        (plan("power_pages_trial"), "Only a trial of Power Pages for makers"),
        (plan("supply_chain"), "pay-as-you-go was not looked for"),
    ],
)
def test_what_is_known_of_power_pages_is_told_as_it_is(practice: Practice, held: Plan, words: str) -> None:
    finding = examined(practice, "power-pages-licence", organisation=(held,))
    assert finding.verdict.value == "not-ready"
    assert words in str(finding.summary)


def test_a_licence_that_ends_soon_is_told(practice: Practice) -> None:
    ending = plan("supply_chain", ends_soon=True)
    assert said(examined(practice, "supply-chain-licence", organisation=(ending,))) == (
        "not-ready",
        "Your organisation's licence for Supply Chain Management is about to end.",
    )


def test_capacity_of_another_kind_is_not_power_pages(practice: Practice) -> None:
    other = (Allocation("AIBuilder", 100), Allocation("PowerPagesAuthenticated", 0))
    assert examined(practice, "power-pages-licence", set_aside=other).verdict.value == "not-ready"
    logins = (Allocation("portallogins", 1),)
    assert examined(practice, "power-pages-licence", set_aside=logins).verdict.value == "ready"
