"""One call that the program makes to a service, by a name of its own, and what it is about."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from practice_world import Practice

from app.services.client import Client
from app.services.company import Company
from app.services.environments import Environment

EMPTY, WITH_SITE = "ready", "site-exists"
PERMISSION = str(UUID(int=7))
"""The id of a table permission that no company has."""


@dataclass(frozen=True)
class Surroundings:
    """What a call is about: the services, an environment and, in a company that has one, its site."""

    company: Company
    environment: Environment
    site: str = ""
    record: str = ""

    @property
    def here(self) -> str:
        """The environment's id."""
        return self.environment.id

    @property
    def power(self) -> Client:
        """The Power Platform API."""
        return self.company.power_platform

    @property
    def dataverse(self) -> Client:
        """The environment's Dataverse."""
        return self.company.dataverse(self.environment.dataverse)

    @property
    def finance(self) -> Client:
        """The environment's Finance and Operations."""
        return self.company.finance(self.environment.finance)


@dataclass(frozen=True)
class ServiceCall:
    """A call: where it arrives, how, and in which company. A change is sent once, whatever is answered."""

    name: str
    origin: str
    ask: Callable[[Surroundings], Awaitable[object]]
    method: str = "GET"
    scenario: str = EMPTY

    @property
    def changes(self) -> bool:
        """Whether it is more than a question."""
        return self.method != "GET"


def surroundings(practice: Practice, scenario: str) -> Surroundings:
    """A company that is as it was founded, with what calls are about in it."""
    company, environment = practice.company(scenario), practice.environment(scenario)
    sites = practice.sites(scenario)
    site = sites[0] if sites else {"id": "", "record": ""}
    return Surroundings(company, environment, str(site["id"]), str(site["record"]))
