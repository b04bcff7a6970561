"""Who is asked about the Power Pages licence, and what each answered. Each may fail on its own.

Contract: identity.md sections 1.1 and 1.3.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from app.catalogues import plan_catalogue
from app.checks.check import Evidence
from app.checks.facts import Facts
from app.checks.questions import Fact, asked
from app.errors import Trouble
from app.services.capacity import Allocation, BillingPolicy, CapacityReport
from app.services.licences import Product
from app.text import Text, plural, text

_SET_ASIDE = text("Power Platform: capacity of this environment")
_BOUGHT = text("Power Platform: capacity of your organisation")
_POLICIES = text("Power Platform: pay-as-you-go of this environment")
_PRODUCTS = text("Microsoft 365: licences of your organisation")
_OWN = text("Microsoft 365: your own licences")


@dataclass(frozen=True)
class Sources:
    """What came back from each source: its answer, or the trouble with it."""

    allocations: tuple[Allocation, ...] | Trouble
    reports: tuple[CapacityReport, ...] | Trouble
    policies: tuple[BillingPolicy, ...] | Trouble
    products: tuple[Product, ...] | Trouble
    own: tuple[Product, ...] | Trouble

    @property
    def set_aside(self) -> int:
        """Units for customers who sign in that are set aside for the environment, as far as is known."""
        wanted = plan_catalogue().set_aside
        return sum(one.units for one in _answer(self.allocations) if one.kind in wanted)

    @property
    def bought(self) -> tuple[int, int]:
        """Such units that the organisation has bought, and how many of them are set aside anywhere."""
        wanted = plan_catalogue().owned
        own = [one for one in _answer(self.reports) if one.kind in wanted]
        return sum(one.bought for one in own), sum(one.set_aside for one in own)

    @property
    def all_products(self) -> tuple[Product, ...]:
        """The licences of the organisation and of the person, as far as they are known."""
        return (*_answer(self.products), *_answer(self.own))

    @property
    def linked(self) -> tuple[BillingPolicy, ...]:
        """The pay-as-you-go policies that are known to be linked."""
        return _answer(self.policies)

    @property
    def trouble(self) -> Trouble | None:
        """The first trouble with a source that decides. A person's own licences decide nothing alone."""
        answers = (self.allocations, self.reports, self.policies, self.products)
        return next((one for one in answers if isinstance(one, Trouble)), None)


async def ask(facts: Facts) -> Sources:
    """Asks all sources side by side."""
    return Sources(
        *await asyncio.gather(
            asked(facts.allocations),
            asked(facts.capacity_reports),
            asked(facts.billing_policies),
            asked(facts.organisation_products),
            asked(facts.own_products),
        )
    )


def evidence_of(facts: Facts, sources: Sources) -> tuple[Evidence, ...]:
    """What each source said, one by one."""
    told = facts.told
    return (
        told(_SET_ASIDE, sources.allocations, _set_aside_words),
        told(_BOUGHT, sources.reports, _bought_words),
        told(_POLICIES, sources.policies, _policy_words),
        told(_PRODUCTS, sources.products, product_words),
        told(_OWN, sources.own, product_words),
    )


def product_words(products: tuple[Product, ...]) -> Text:
    """A list of products in words."""
    names = ", ".join(f"{one.name} ({one.state})" if one.state else one.name for one in products)
    return plural("{count} product: {names}", "{count} products: {names}", len(products), names=names or "-")


def _set_aside_words(allocations: tuple[Allocation, ...]) -> Text:
    kinds = ", ".join(f"{one.units} {one.kind}" for one in allocations if one.units)
    return text("Set aside: {kinds}", kinds=kinds) if kinds else text("Nothing is set aside")


def _bought_words(reports: tuple[CapacityReport, ...]) -> Text:
    kinds = ", ".join(f"{one.bought} {one.kind}" for one in reports if one.bought)
    return text("Bought: {kinds}", kinds=kinds) if kinds else text("Nothing is bought")


def _policy_words(policies: tuple[BillingPolicy, ...]) -> Text:
    names = ", ".join(f"{one.name} ({one.state})" for one in policies)
    return text("Linked: {names}", names=names) if names else text("No policy is linked")


def _answer(answer: tuple[Fact, ...] | Trouble) -> tuple[Fact, ...]:
    return () if isinstance(answer, Trouble) else answer
