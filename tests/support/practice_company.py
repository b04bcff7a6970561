"""One practice company without its servers: requests go straight to the handlers of an origin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from werkzeug import Request, Response
from werkzeug.routing import Map, Rule
from werkzeug.test import EnvironBuilder

from app.demo.addresses import ORIGINS, Addresses, slot_of
from app.demo.call import Call, Person, Route
from app.demo.clock import Clock
from app.demo.contoso import company, scenarios
from app.demo.services import BROWSER_ROUTES, SERVICE_ROUTES
from app.demo.state import State

API_VERSION = "2024-10-01"
API = "/api/data/v9.2"


class ClockByHand(Clock):
    """A clock that moves only when it is advanced, however long a test takes."""

    def __init__(self, pace: float) -> None:
        """Begin at the present."""
        super().__init__(pace)
        self._now = datetime.now(UTC)

    def now(self) -> datetime:
        """Give the practice time."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Move the practice time on."""
        self._now += by


@dataclass(frozen=True)
class PracticeCompany:
    """The founded company of one scenario; practice work passes sixty times faster than its clock."""

    person: Person
    state: State
    clock: Clock
    addresses: Addresses

    def ask(self, origin: str, method: str, target: str, *, stranger: bool = False, **sent: Any) -> Response:
        """Give an origin's answer to a request; `sent` is what werkzeug's EnvironBuilder takes."""
        builder = EnvironBuilder(target, base_url=self.addresses(origin), method=method, **sent)
        request = builder.get_request()
        route, values = _route(BROWSER_ROUTES if origin == "browser" else SERVICE_ROUTES[origin], request)
        person = None if stranger else self.person
        call = Call(request, person, self.state, self.clock, self.addresses, values, slot_of(origin))
        return route.handler(call)

    def get(self, origin: str, target: str, **sent: Any) -> Any:
        """Give the JSON of an answer to GET, which has to go well."""
        response = self.ask(origin, "GET", target, **sent)
        assert response.status_code == 200, response.get_data(as_text=True)
        return response.get_json()

    def rows(self, target: str, **sent: Any) -> Any:
        """Give what the Dataverse of the production environment answers to GET."""
        return self.get("organization-a", f"{API}/{target}", **sent)

    def environment(self, key: str = "production") -> str:
        """Give the id of an environment."""
        return company.environment_id(self.person.tenant, key)

    def pass_minutes(self, minutes: float) -> None:
        """Let practice work of some minutes be done."""
        self.clock.advance(timedelta(seconds=minutes))


def found(folder: Path, scenario_id: str = "ready") -> PracticeCompany:
    """Give the company of a scenario, newly founded; its state has to be closed."""
    scenario = scenarios.BY_ID[scenario_id]
    addresses = Addresses({origin: 41000 + number for number, origin in enumerate(ORIGINS)})
    practice = PracticeCompany(
        scenario.person, State.open(folder / "practice.sqlite3"), ClockByHand(60), addresses
    )
    with practice.state.transaction() as documents:
        scenarios.seed(documents, scenario, scenario.person.tenant, addresses, practice.clock)
    return practice


def _route(routes: Iterable[Route], request: Request) -> tuple[Route, dict[str, str]]:
    route, values = _map(tuple(routes)).bind_to_environ(request.environ).match()
    assert isinstance(route, Route)
    return route, dict(values)


@cache
def _map(routes: tuple[Route, ...]) -> Map:
    """The map of an origin, which takes long to make."""
    rules = [Rule(route.pattern, methods=[route.method], endpoint=route) for route in routes]
    return Map(rules, strict_slashes=False, merge_slashes=False)
