"""One request to the practice tenant, as the function that answers it sees it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self
from uuid import NAMESPACE_DNS, uuid5

from werkzeug import Request, Response

from app.demo.addresses import Addresses
from app.demo.clock import Clock
from app.demo.state import State


@dataclass(frozen=True)
class Person:
    """Someone who can sign in: the person of one scenario, in a company of their own."""

    tenant: str
    user: str
    scenario: str
    name: str
    user_name: str

    @classmethod
    def of_scenario(cls, scenario: str, name: str) -> Self:
        """Give the person of a scenario; the ids come from the scenario alone and never change."""
        company = uuid5(NAMESPACE_DNS, f"{scenario}.contoso.example")
        given_name = name.split(maxsplit=1)[0].lower()
        return cls(
            tenant=str(company),
            user=str(uuid5(company, "person")),
            scenario=scenario,
            name=name,
            user_name=f"{given_name}@{scenario}.contoso.example",
        )


@dataclass(frozen=True)
class Call:
    """A request whose token was checked, with everything a handler may use to answer it.

    `values` are the arguments of the route's rule. `slot` is the environment slot ("a", "b" or "c")
    of a Dataverse or Finance and Operations origin, None elsewhere. On the browser origin the person
    comes from the cookie which signing in set, everywhere else from the bearer token.
    """

    request: Request
    signed_in: Person | None
    state: State
    clock: Clock
    addresses: Addresses
    values: Mapping[str, str] = field(default_factory=dict)
    slot: str | None = None

    @property
    def person(self) -> Person:
        """Give who is signed in; only an anonymous route can meet the LookupError of nobody."""
        if self.signed_in is None:
            raise LookupError("nobody is signed in on this anonymous route")
        return self.signed_in


Handler = Callable[[Call], Response]
Refusal = Callable[[int, str, str], Response]


@dataclass(frozen=True)
class Route:
    """A method and a werkzeug rule, and who answers it; anonymous routes ask for no token or cookie."""

    method: str
    pattern: str
    handler: Handler
    anonymous: bool = False
