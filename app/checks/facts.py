"""The facts that checks share: each is asked for once in a run, however many checks need it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from types import TracebackType

from app.catalogues import required_solutions
from app.checks.check import Evidence, Need
from app.checks.questions import Fact, Questions
from app.errors import NotConnected, NotFound, Trouble
from app.http import Token
from app.problems import problem_of
from app.services import (
    capacity,
    dataverse,
    dual_write,
    finance,
    finance_updates,
    licences,
    websites,
)
from app.services.client import Client
from app.services.company import Company
from app.services.environments import Environment
from app.services.system_administrators import is_system_administrator
from app.services.tenant_settings import TenantSettings, tenant_settings
from app.text import Text, text

POWER_PAGES_CORE = "PowerPages_Core"
"""Unique name of the solution of Power Pages Core (recorded among tenant packages and built-in solutions)."""
SOLUTIONS, FINANCE_LINK, FINANCE_VERSION = "solutions", "finance link", "finance version"
DEPLOYMENT, OFFERED_VERSIONS = "deployment", "offered versions"
RUNTIME_MAPS, MAP_VERSIONS, MAP_PROJECTS = "runtime maps", "map versions", "map projects"
"""Names of facts: for the moment at which one was had, and for asking again."""


@dataclass
class Facts:
    """Asks the services about one environment. Use as `async with`: leaving ends what still runs."""

    company: Company
    environment: Environment
    questions: Questions = field(default_factory=Questions)

    async def __aenter__(self) -> Facts:
        """Starts with nothing asked."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends questions that are still under way."""
        await self.questions.close()

    def found(self, source: Text, answer: Text, fact: str = "") -> Evidence:
        """Evidence with the moment at which the named fact was had; just now where none is named."""
        return Evidence(source, self.questions.moment_of(fact), answer)

    def listed(self, source: Text, answer: Text) -> Evidence:
        """Evidence from the list of environments, with the moment at which that was read."""
        return Evidence(source, self.environment.read_at or self.questions.now(), answer)

    def unread(self, source: Text, trouble: Trouble, fact: str = "") -> Evidence:
        """Evidence that a source was asked, and why it did not answer. The moment is as in `found`."""
        return self.found(source, text("Could not be read: {reason}", reason=problem_of(trouble).what), fact)

    def told(
        self, source: Text, answer: Fact | Trouble, words: Callable[[Fact], Text], fact: str = ""
    ) -> Evidence:
        """Evidence of a source that may not have answered; `words` says what its answer was."""
        if isinstance(answer, Trouble):
            return self.unread(source, answer, fact)
        return self.found(source, words(answer), fact)

    def begin(self, needs: Iterable[Need]) -> None:
        """Asks for facts before anyone waits for them, so that no question waits for another's answer."""
        self.questions.begin(partial(need, self) for need in needs)

    async def access(self) -> tuple[Token, ...]:
        """The tokens for the services that a setup cannot do without."""
        clients = [self._power_platform()]
        if self.environment.dataverse:
            clients.append(self._dataverse())
        return tuple(await asyncio.gather(*(client.token(None, False) for client in clients)))

    async def person(self) -> dataverse.Person:
        """The signed-in person in Dataverse."""
        return await self.questions.once("person", lambda: dataverse.person(self._dataverse()))

    async def administrator_by_any_way(self) -> bool | None:
        """Whether the person is System Administrator, also by way of a team; None where it is not told."""
        client, organization = self.questions.sharing(self.company.discovery), self.environment.organization
        return await self.questions.once(
            "administrator", lambda: is_system_administrator(client, organization)
        )

    async def tenant_settings(self) -> TenantSettings:
        """What the organisation allows everywhere."""
        client = self.questions.sharing(self.company.business_apps)
        return await self.questions.once("tenant settings", lambda: tenant_settings(client))

    async def solutions(self) -> tuple[dataverse.Solution, ...]:
        """The dual-write solutions that are installed."""
        return tuple(one for one in await self._installed() if not _is_core(one))

    async def power_pages_core(self) -> dataverse.Solution | None:
        """Power Pages Core as it is installed; None where it is not."""
        return next((one for one in await self._installed() if _is_core(one)), None)

    async def finance_address(self) -> str:
        """The linked Finance and Operations: what Dataverse says; "" where it says that there is none."""
        link = await self.questions.once(FINANCE_LINK, lambda: dataverse.finance_link(self._dataverse()))
        return link.address if link else ""

    async def runtime_maps(self) -> tuple[dual_write.RuntimeMap, ...]:
        """The table maps that Dataverse has in use."""
        return await self.questions.once(RUNTIME_MAPS, lambda: dual_write.runtime_maps(self._dataverse()))

    async def map_versions(self) -> tuple[dual_write.MapVersion, ...]:
        """The versions of table maps that are saved in Dataverse."""
        return await self.questions.once(MAP_VERSIONS, lambda: dual_write.map_versions(self._dataverse()))

    async def map_projects(self) -> tuple[finance.MapProject, ...]:
        """The table maps that Finance and Operations has."""
        return await self.questions.once(MAP_PROJECTS, self._map_projects)

    async def finance_version(self) -> str:
        """The version of Finance and Operations that runs."""
        return await self.questions.once(FINANCE_VERSION, self._finance_version)

    async def deployment_type(self) -> str:
        """How Finance and Operations is deployed."""
        client = self._power_platform()
        ask = finance_updates.deployment_type
        return await self.questions.once(DEPLOYMENT, lambda: ask(client, self.environment.id))

    async def offered_versions(self) -> tuple[finance_updates.OfferedVersion, ...]:
        """The versions of Finance and Operations that can be applied."""
        client = self._power_platform()
        ask = finance_updates.offered_versions
        return await self.questions.once(OFFERED_VERSIONS, lambda: ask(client, self.environment.id))

    async def websites(self) -> tuple[websites.Website, ...]:
        """The sites of the environment."""
        client = self._power_platform()
        return await self.questions.once(
            "websites", lambda: websites.list_websites(client, self.environment.id)
        )

    async def website_records(self) -> tuple[dataverse.WebsiteRecord, ...]:
        """The website rows in Dataverse; none where Power Pages was never used."""
        return await self.questions.once("website records", self._website_records)

    async def own_products(self) -> tuple[licences.Product, ...]:
        """The licences of the signed-in person."""
        return await self.questions.once("own products", lambda: licences.own_products(self._graph()))

    async def organisation_products(self) -> tuple[licences.Product, ...]:
        """The licences of the organisation."""
        graph = self._graph()
        return await self.questions.once(
            "organisation products", lambda: licences.organisation_products(graph)
        )

    async def allocations(self) -> tuple[capacity.Allocation, ...]:
        """The capacity that is set aside for the environment."""
        client = self._power_platform()
        return await self.questions.once(
            "allocations", lambda: capacity.allocations(client, self.environment.id)
        )

    async def capacity_reports(self) -> tuple[capacity.CapacityReport, ...]:
        """The capacity that the organisation has bought."""
        client = self._power_platform()
        return await self.questions.once("capacity reports", lambda: capacity.capacity_reports(client))

    async def billing_policies(self) -> tuple[capacity.BillingPolicy, ...]:
        """The pay-as-you-go policies that the environment is linked to."""
        client = self._power_platform()
        ask = capacity.billing_policies
        return await self.questions.once("billing policies", lambda: ask(client, self.environment.id))

    async def _installed(self) -> tuple[dataverse.Solution, ...]:
        names = (*(name for group in required_solutions() for name in group.names), POWER_PAGES_CORE)
        return await self.questions.once(SOLUTIONS, lambda: dataverse.solutions(self._dataverse(), names))

    async def _map_projects(self) -> tuple[finance.MapProject, ...]:
        return await finance.map_projects(await self._finance())

    async def _finance_version(self) -> str:
        return await finance.application_version(await self._finance())

    async def _finance(self) -> Client:
        address = await self.finance_address() or self.environment.finance
        if not address:
            raise NotConnected("finance")
        return self.questions.sharing(self.company.finance(address))

    async def _website_records(self) -> tuple[dataverse.WebsiteRecord, ...]:
        try:
            return await dataverse.website_records(self._dataverse())
        except NotFound:
            return ()

    def _dataverse(self) -> Client:
        if not self.environment.dataverse:
            raise NotConnected("dataverse")
        return self.questions.sharing(self.company.dataverse(self.environment.dataverse))

    def _power_platform(self) -> Client:
        return self.questions.sharing(self.company.power_platform)

    def _graph(self) -> Client:
        return self.questions.sharing(self.company.graph)


def _is_core(solution: dataverse.Solution) -> bool:
    return solution.name.lower() == POWER_PAGES_CORE.lower()
