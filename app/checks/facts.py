"""The facts that checks share: each is asked for once in a run, however many checks need it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from types import TracebackType
from typing import Any, TypeVar

from app.catalogues import required_solutions
from app.checks.check import Evidence, Need
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

Fact = TypeVar("Fact")

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
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _asked: dict[str, asyncio.Task[Any]] = field(default_factory=dict)
    _begun: list[asyncio.Task[Any]] = field(default_factory=list)
    _had: dict[str, datetime] = field(default_factory=dict)

    async def __aenter__(self) -> Facts:
        """Starts with nothing asked."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends questions that are still under way."""
        tasks = (*self._begun, *self._asked.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def found(self, source: Text, answer: Text, fact: str = "") -> Evidence:
        """Evidence with the moment at which the named fact was had; just now where none is named."""
        return Evidence(source, self._had.get(fact) or self.now(), answer)

    def listed(self, source: Text, answer: Text) -> Evidence:
        """Evidence from the list of environments, with the moment at which that was read."""
        return Evidence(source, self.environment.read_at or self.now(), answer)

    def forget(self, *names: str) -> None:
        """Lets these facts be asked for again, and all that could not be had."""
        for name, task in tuple(self._asked.items()):
            if task.done() and (name in names or task.cancelled() or task.exception() is not None):
                del self._asked[name]

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

    async def once(self, name: str, ask: Callable[[], Coroutine[Any, Any, Fact]]) -> Fact:
        """The answer to `ask`, which is made once under this name. Every asker gets the same outcome."""
        if name not in self._asked:
            self._asked[name] = asyncio.ensure_future(self._noted(name, ask))
        # Shielded: a check that is given up must not take the answer from the others.
        answer: Fact = await asyncio.shield(self._asked[name])
        return answer

    def begin(self, needs: Iterable[Need]) -> None:
        """Asks for facts before anyone waits for them, so that no question waits for another's answer."""
        under_way = [one for one in self._begun if not one.done()]
        self._begun = under_way + [asyncio.ensure_future(asked(partial(need, self))) for need in needs]

    async def access(self) -> tuple[Token, ...]:
        """The tokens for the services that a setup cannot do without."""
        clients = [self._power_platform()]
        if self.environment.dataverse:
            clients.append(self._dataverse())
        return tuple(await asyncio.gather(*(client.token(None, False) for client in clients)))

    async def person(self) -> dataverse.Person:
        """The signed-in person in Dataverse."""
        return await self.once("person", lambda: dataverse.person(self._dataverse()))

    async def administrator_by_any_way(self) -> bool | None:
        """Whether the person is System Administrator, also by way of a team; None where it is not told."""
        client, organization = self._sharing(self.company.discovery), self.environment.organization
        return await self.once("administrator", lambda: is_system_administrator(client, organization))

    async def tenant_settings(self) -> TenantSettings:
        """What the organisation allows everywhere."""
        client = self._sharing(self.company.business_apps)
        return await self.once("tenant settings", lambda: tenant_settings(client))

    async def solutions(self) -> tuple[dataverse.Solution, ...]:
        """The dual-write solutions that are installed."""
        return tuple(one for one in await self._installed() if not _is_core(one))

    async def power_pages_core(self) -> dataverse.Solution | None:
        """Power Pages Core as it is installed; None where it is not."""
        return next((one for one in await self._installed() if _is_core(one)), None)

    async def finance_address(self) -> str:
        """The linked Finance and Operations: what Dataverse says; "" where it says that there is none."""
        link = await self.once(FINANCE_LINK, lambda: dataverse.finance_link(self._dataverse()))
        return link.address if link else ""

    async def runtime_maps(self) -> tuple[dual_write.RuntimeMap, ...]:
        """The table maps that Dataverse has in use."""
        return await self.once(RUNTIME_MAPS, lambda: dual_write.runtime_maps(self._dataverse()))

    async def map_versions(self) -> tuple[dual_write.MapVersion, ...]:
        """The versions of table maps that are saved in Dataverse."""
        return await self.once(MAP_VERSIONS, lambda: dual_write.map_versions(self._dataverse()))

    async def map_projects(self) -> tuple[finance.MapProject, ...]:
        """The table maps that Finance and Operations has."""
        return await self.once(MAP_PROJECTS, self._map_projects)

    async def finance_version(self) -> str:
        """The version of Finance and Operations that runs."""
        return await self.once(FINANCE_VERSION, self._finance_version)

    async def deployment_type(self) -> str:
        """How Finance and Operations is deployed."""
        client = self._power_platform()
        ask = finance_updates.deployment_type
        return await self.once(DEPLOYMENT, lambda: ask(client, self.environment.id))

    async def offered_versions(self) -> tuple[finance_updates.OfferedVersion, ...]:
        """The versions of Finance and Operations that can be applied."""
        client = self._power_platform()
        ask = finance_updates.offered_versions
        return await self.once(OFFERED_VERSIONS, lambda: ask(client, self.environment.id))

    async def websites(self) -> tuple[websites.Website, ...]:
        """The sites of the environment."""
        client = self._power_platform()
        return await self.once("websites", lambda: websites.list_websites(client, self.environment.id))

    async def website_records(self) -> tuple[dataverse.WebsiteRecord, ...]:
        """The website rows in Dataverse; none where Power Pages was never used."""
        return await self.once("website records", self._website_records)

    async def own_products(self) -> tuple[licences.Product, ...]:
        """The licences of the signed-in person."""
        return await self.once("own products", lambda: licences.own_products(self._graph()))

    async def organisation_products(self) -> tuple[licences.Product, ...]:
        """The licences of the organisation."""
        graph = self._graph()
        return await self.once("organisation products", lambda: licences.organisation_products(graph))

    async def allocations(self) -> tuple[capacity.Allocation, ...]:
        """The capacity that is set aside for the environment."""
        client = self._power_platform()
        return await self.once("allocations", lambda: capacity.allocations(client, self.environment.id))

    async def capacity_reports(self) -> tuple[capacity.CapacityReport, ...]:
        """The capacity that the organisation has bought."""
        client = self._power_platform()
        return await self.once("capacity reports", lambda: capacity.capacity_reports(client))

    async def billing_policies(self) -> tuple[capacity.BillingPolicy, ...]:
        """The pay-as-you-go policies that the environment is linked to."""
        client = self._power_platform()
        ask = capacity.billing_policies
        return await self.once("billing policies", lambda: ask(client, self.environment.id))

    async def _installed(self) -> tuple[dataverse.Solution, ...]:
        names = (*(name for group in required_solutions() for name in group.names), POWER_PAGES_CORE)
        return await self.once(SOLUTIONS, lambda: dataverse.solutions(self._dataverse(), names))

    async def _noted(self, name: str, ask: Callable[[], Coroutine[Any, Any, Fact]]) -> Fact:
        try:
            return await ask()
        finally:
            self._had[name] = self.now()

    async def _map_projects(self) -> tuple[finance.MapProject, ...]:
        return await finance.map_projects(await self._finance())

    async def _finance_version(self) -> str:
        return await finance.application_version(await self._finance())

    async def _finance(self) -> Client:
        address = await self.finance_address() or self.environment.finance
        if not address:
            raise NotConnected("finance")
        return self._sharing(self.company.finance(address))

    async def _website_records(self) -> tuple[dataverse.WebsiteRecord, ...]:
        try:
            return await dataverse.website_records(self._dataverse())
        except NotFound:
            return ()

    def _dataverse(self) -> Client:
        if not self.environment.dataverse:
            raise NotConnected("dataverse")
        return self._sharing(self.company.dataverse(self.environment.dataverse))

    def _power_platform(self) -> Client:
        return self._sharing(self.company.power_platform)

    def _graph(self) -> Client:
        return self._sharing(self.company.graph)

    def _sharing(self, client: Client) -> Client:
        """The client with one token for all questions of this run; a new one is shared from then on."""
        name = f"token {client.origin}"

        async def token(claims: str | None, renew: bool) -> Token:
            async def ask() -> Token:
                return await client.token(claims, renew)

            if renew and name in self._asked:
                self._begun.append(self._asked.pop(name))
            try:
                return await self.once(name, ask)
            except Trouble:
                self._forget_refused(name)
                raise

        return replace(client, token=token)

    def _forget_refused(self, name: str) -> None:
        """Lets a question that was refused be asked again: the person may prove meanwhile who they are."""
        asked = self._asked.get(name)
        if asked is not None and asked.done():
            del self._asked[name]


def _is_core(solution: dataverse.Solution) -> bool:
    return solution.name.lower() == POWER_PAGES_CORE.lower()


async def asked(question: Callable[[], Awaitable[Fact]]) -> Fact | Trouble:
    """As `outcome`, for questions asked side by side: one that is never begun leaves nothing behind."""
    return await outcome(question())


async def outcome(question: Awaitable[Fact]) -> Fact | Trouble:
    """The answer to a question or the trouble with it: for a check that weighs several sources."""
    try:
        return await question
    except Trouble as trouble:
        return trouble
