"""What can be practised: one company a scenario, each with its own person, state and difficulty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from app.demo.addresses import Addresses
from app.demo.call import Person
from app.demo.clock import Clock
from app.demo.contoso import company, company_dataverse, company_licences
from app.demo.contoso.packages import SUPPLY_CHAIN_PACKAGE
from app.demo.contoso.table_maps import PRODUCTS, SALES_ORDER_DETAILS
from app.demo.state import Documents

ExistingSite = Literal["none", "active", "inactive"]


@dataclass(frozen=True)
class Scenario:
    """One situation to practise, as the sign-in page offers it.

    `stopped_maps` are titles of table maps, `missing_packages` names of packages; `consent_blocked_for` are
    names of origins for which this program gets no token; with `slow_network` the company's services answer
    slowly and unsteadily. With `newer_template`, the portal that is there was made from an older template and
    changed by a colleague, and another environment has a fresh one.
    """

    id: str
    title: str
    description: str
    person_name: str
    licensed: bool = True
    administrator: bool = True
    stopped_maps: frozenset[str] = frozenset()
    missing_packages: frozenset[str] = frozenset()
    party_model: bool = False
    first_environment: str = "production"
    existing_site: ExistingSite = "none"
    creation: company.Creation = "accepted"
    consent_blocked_for: frozenset[str] = frozenset()
    slow_network: bool = False
    newer_template: bool = False

    @property
    def person(self) -> Person:
        """Give who signs in to practise this."""
        return Person.of_scenario(self.id, self.person_name)


SCENARIOS: Final = (
    Scenario(
        "ready",
        "Everything is ready",
        "All checks pass: practise the whole way to an open portal.",
        "Alex Andersen",
    ),
    Scenario(
        "maps-stopped",
        "Two table maps are stopped",
        "Sales order details and Products do not run. Start them on the Dual-write page.",
        "Bo Lindgren",
        stopped_maps=frozenset({SALES_ORDER_DETAILS, PRODUCTS}),
    ),
    Scenario(
        "solutions-missing",
        "A dual-write solution is missing",
        "The supply chain part of dual-write is not installed. Install it, then start its table maps.",
        "Lou Bergman",
        missing_packages=frozenset({SUPPLY_CHAIN_PACKAGE}),
    ),
    Scenario(
        "no-licence",
        "No licence",
        "Neither Supply Chain Management nor Power Pages is licensed. Assign both in the admin centre.",
        "Chris Visser",
        licensed=False,
    ),
    Scenario(
        "not-administrator",
        "Not an administrator",
        "The System Administrator role is missing. Assign it in the admin centre.",
        "Dana Weber",
        administrator=False,
    ),
    Scenario(
        "no-dataverse-first",
        "An environment without Dataverse comes first",
        "The first environment in the list cannot have a portal; choose the right one.",
        "Eli Moreau",
        first_environment="training",
    ),
    Scenario(
        "site-exists",
        "A customer portal is there already",
        "An environment can have one customer portal only: go on with the one that is there.",
        "Frankie Garcia",
        existing_site="active",
    ),
    Scenario(
        "site-inactive",
        "An inactive customer portal",
        "The portal's content is kept in Dataverse, but no site shows it: bring it back.",
        "Gray Nilsson",
        existing_site="inactive",
    ),
    Scenario(
        "create-refused",
        "The creation is refused",
        "All checks pass, but the organisation does not let you create sites from a program.",
        "Helen de Vries",
        creation="forbidden",
    ),
    Scenario(
        "template-refused",
        "The template is not offered",
        "The service does not know the Customer Portal template yet: create the site by hand.",
        "Indra Keller",
        creation="template-unknown",
    ),
    Scenario(
        "create-stops",
        "The first creation stops",
        "All checks pass, but Microsoft gives the first portal up: remove what it leaves and try again.",
        "Lou Martinez",
        creation="gives-up-once",
    ),
    Scenario(
        "licence-unreadable",
        "Licences cannot be read",
        "The organisation has not allowed this program to read licences: look and confirm yourself.",
        "Jo Laurent",
        consent_blocked_for=frozenset({"graph"}),
    ),
    Scenario(
        "party-model",
        "The party model is installed",
        "Everything is ready. Afterwards the portal's web roles need three table permissions to work.",
        "Lou Fischer",
        party_model=True,
    ),
    Scenario(
        "template-newer",
        "Microsoft has a newer template",
        "The portal was changed since it was made. A fresh one in Contoso (default) shows what is new.",
        "Max Romano",
        existing_site="active",
        newer_template=True,
    ),
    Scenario(
        "slow-network",
        "A slow and unsteady network",
        "Everything is ready, but answers come late and some not at all.",
        "Kim Ortega",
        slow_network=True,
    ),
)

BY_ID: Final[Mapping[str, Scenario]] = {scenario.id: scenario for scenario in SCENARIOS}


def is_seeded(documents: Documents, tenant: str) -> bool:
    """Say whether the company of `tenant` is there."""
    return company.is_founded(documents, tenant)


def seed(documents: Documents, scenario: Scenario, tenant: str, addresses: Addresses, clock: Clock) -> None:
    """Found the company of a scenario, with everything that its services show."""
    company.found(documents, tenant, scenario.creation, party_model=scenario.party_model)
    company.add_environments(documents, tenant, clock.now(), scenario.first_environment)
    company_licences.add(documents, tenant, licensed=scenario.licensed)
    company_dataverse.add_organizations(
        documents,
        scenario.person,
        clock.now(),
        addresses,
        administrator=scenario.administrator,
        existing_site=scenario.existing_site,
        dual_write=company_dataverse.DualWriteAtFirst(scenario.stopped_maps, scenario.missing_packages),
    )
    if scenario.newer_template:
        company_dataverse.add_newer_template(documents, scenario.person, clock.now(), addresses)
    if scenario.party_model:
        company_dataverse.add_party_model(documents, scenario.person, clock.now(), addresses)
