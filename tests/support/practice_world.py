"""The practice tenant with people who have signed in to it, for tests of what the program does there."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import browser
from held import AtWork
from kept_ports import kept_ports

from app.clouds import cloud_from_file
from app.demo.call import Person
from app.demo.contoso import dual_write, scenarios
from app.demo.contoso.company import environment_id
from app.demo.contoso.table_maps import BY_TITLE, MapState
from app.demo.dataverse.store import Organization
from app.demo.faults import Fault
from app.demo.state import Documents
from app.demo.tenant import PracticeTenant
from app.http import Http
from app.limits import Limits
from app.log.exchange import Note, noted_nowhere
from app.retry import RetryRules
from app.services.company import Company
from app.services.environments import Environment, list_environments
from app.setup.connection import Connection, connect

PRODUCTION = "Contoso Production"

Row = dict[str, Any]


async def nap(seconds: float) -> None:
    """Wait, but never long: what services ask for in seconds passes in hundredths."""
    await asyncio.sleep(min(seconds / 100, 0.02))


def hurried(connection: Connection, limits: Limits | None = None, note: Note = noted_nowhere) -> Connection:
    """The same connection, with a way out that does not wait long before it tries again."""
    rules = RetryRules(first_wait=0.01)
    cloud = connection.cloud
    http = Http(
        cloud.ca_file,
        system_proxy=False,
        plain_loopback=True,
        limits=limits,
        rules=rules,
        sleep=nap,
        note=note,
    )
    return replace(connection, http=http)


@dataclass
class Practice:
    """A running practice tenant whose companies are founded anew for each test."""

    tenant: PracticeTenant
    folder: Path
    pace: float
    _signed_in: dict[str, Company] = field(default_factory=dict)
    _connections: list[Connection] = field(default_factory=list)
    _used: set[str] = field(default_factory=set)
    _at_work: AtWork = field(default_factory=AtWork)

    def company(self, scenario: str = "ready") -> Company:
        """The services as the person of a scenario may use them; signing in is done once."""
        self.found(scenario)
        if scenario not in self._signed_in:
            whole = connect(cloud_from_file(self.tenant.cloud_file), "", self.folder / scenario)
            self._connections += [whole, hurried(whole)]
            self._signed_in[scenario] = asyncio.run(sign_in(self._connections[-1], scenario))
        return self._signed_in[scenario]

    def environment(self, scenario: str = "ready", name: str = PRODUCTION) -> Environment:
        """An environment of a scenario's company, as the program reads it."""
        found = asyncio.run(list_environments(self.company(scenario).business_apps))
        return next(one for one in found if one.name == name)

    def found(self, scenario: str) -> None:
        """Found a scenario's company, unless this test has done so."""
        person = self.person(scenario)
        with self.tenant.state.transaction() as documents:
            if not scenarios.is_seeded(documents, person.tenant):
                scenarios.seed(
                    documents,
                    scenarios.BY_ID[scenario],
                    person.tenant,
                    self.tenant.addresses,
                    self.tenant.clock,
                )
        self._used.add(person.tenant)

    def person(self, scenario: str) -> Person:
        """Who practises a scenario."""
        return scenarios.BY_ID[scenario].person

    def fault(self, name: str, origin: str, **how: object) -> None:
        """Put a fault in force until the end of the test."""
        self.tenant.faults.add(Fault(name, origin, **how))  # type: ignore[arg-type]

    def set_map(self, title: str, state: MapState, scenario: str = "ready") -> None:
        """Start, stop or pause a table map."""
        with self.organization(scenario) as organization:
            dual_write.change_map(organization, BY_TITLE[title], state)

    @contextmanager
    def organization(self, scenario: str = "ready", slot: str = "a") -> Iterator[Organization]:
        """The Dataverse of an environment, to look into it and to change it."""
        person = self.person(scenario)
        with self.tenant.state.transaction() as documents:
            now = self.tenant.clock.now()
            yield Organization(documents, person.tenant, slot, person.user, now, self.tenant.addresses)

    def change_rows(self, table: str, change: Callable[[Row], Row | None], scenario: str = "ready") -> None:
        """Change the rows of a Dataverse table; None takes a row away."""
        self.found(scenario)
        with self.organization(scenario) as organization:
            known = organization.table_named(table)
            assert known is not None
            for row in organization.rows(known):
                changed = change(row)
                if changed is None:
                    organization.remove(known, row)
                else:
                    organization.change(known, row, changed)

    @contextmanager
    def documents(self) -> Iterator[Documents]:
        """Everything that the tenant remembers."""
        with self.tenant.state.transaction() as documents:
            yield documents

    def sites(self, scenario: str = "ready", environment: str = "production") -> list[Row]:
        """The sites that an environment has, as the tenant keeps them."""
        tenant = self.person(scenario).tenant
        with self.documents() as documents:
            everything = documents.all(tenant, "website")
        return [site for site in everything if site["environment"] == environment_id(tenant, environment)]

    def reset(self) -> None:
        """Forget the test: its faults and its companies."""
        self.tenant.faults.clear()
        self.comes_to_rest()
        with self.documents() as documents:
            for tenant in self._used:
                documents.forget(tenant)
        self._used.clear()
        unforeseen = list(self.tenant.unforeseen)
        self.tenant.unforeseen.clear()
        if unforeseen:
            raise ExceptionGroup("the practice tenant met what it did not foresee", unforeseen)

    def comes_to_rest(self) -> None:
        """Wait until nothing is answered any more: a request that was given up may still be at work."""
        assert self._at_work.none_left(self.tenant.state)

    def restart(self) -> None:
        """Stop the tenant and start it again; what it remembers and its addresses stay."""
        ahead = self.tenant.clock.now() - datetime.now(UTC)
        self.tenant.close()
        self.tenant = PracticeTenant.start(self.tenant.cloud_file.parent, pace=self.pace)
        self.tenant.clock.advance(ahead)

    def close(self) -> None:
        """Close what was opened."""
        for connection in self._connections:
            connection.close()


async def sign_in(connection: Connection, scenario: str) -> Company:
    """The services, once the person of a scenario has signed in in a browser."""
    account = await connection.accounts.sign_in(lambda address: in_browser(address, scenario))
    return connection.company(account)


def in_browser(address: str, scenario: str) -> None:
    """Let a person sign in in a browser of their own, while the program goes on."""
    threading.Thread(target=browser.sign_in, args=(address, scenario)).start()


@contextmanager
def practising(folder: Path, pace: float) -> Iterator[Practice]:
    """A practice tenant on a folder, until the block ends."""
    at_work = AtWork()
    with at_work.counting(), kept_ports(folder / "practice"):
        tenant = PracticeTenant.start(folder / "practice", pace=pace)
        practice = Practice(tenant, folder / "programs", pace, _at_work=at_work)
        try:
            yield practice
        finally:
            practice.close()
            practice.tenant.close()
