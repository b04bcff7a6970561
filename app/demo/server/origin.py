"""One origin of the practice tenant: its routes, behind the checks that every request goes through."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from werkzeug import Request, Response
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from app.demo.addresses import LOGIN, Addresses, slot_of
from app.demo.call import Call, Person, Route
from app.demo.clock import Clock, StandingClock
from app.demo.faults import Fault, FaultBoard
from app.demo.server.fault_effects import Reply, delay_of, instead_of_answer, never_finishes, spoiled
from app.demo.server.gates import Gate
from app.demo.state import State


@dataclass(frozen=True)
class Surroundings:
    """What all origins share. Setting `closing` ends every wait; `report` hears of unforeseen trouble."""

    state: State
    clock: Clock
    addresses: Addresses
    faults: FaultBoard
    closing: threading.Event
    report: Callable[[Exception], None]


class Origin:
    """Answers the requests to one origin."""

    def __init__(self, name: str, routes: Iterable[Route], gate: Gate, surroundings: Surroundings) -> None:
        """Serve `routes` at the origin of this name to those whom `gate` lets in."""
        self.name = name
        self._gate = gate
        self._surroundings = surroundings
        known = tuple(routes)
        self._welcomes_strangers = any(route.anonymous for route in known)
        rules = [Rule(route.pattern, methods=[route.method], endpoint=route) for route in known]
        self._rules = Map(rules, strict_slashes=False, merge_slashes=False).bind("localhost")

    def refuses_connection(self) -> bool:
        """Say whether a new connection is closed at once."""
        return self._surroundings.faults.refuses(self.name)

    def answer(self, request: Request) -> Reply:
        """Give the reply to a request, faults and all."""
        around = self._surroundings
        person = self._gate.recognise(request)
        tenant = person.tenant if person else None
        faults = around.faults.take(self.name, request.method, request.path, tenant)
        around.closing.wait(delay_of(faults))
        response = instead_of_answer(faults, self._gate, request)
        if response is None:
            response = self._handled(request, person, faults)
        return spoiled(response, faults, f"{around.addresses(LOGIN)}/elsewhere")

    def _handled(self, request: Request, person: Person | None, faults: tuple[Fault, ...]) -> Response:
        try:
            route, values = self._route(request, person)
            if route is None:
                return self._gate.turn_away("The access token is missing or not for this service.")
            return route.handler(replace(self._call(request, person, faults), values=values))
        except HTTPException as problem:
            code = problem.name.replace(" ", "")
            return self._gate.refuse(problem.code or 500, code, problem.description or "")
        except Exception as problem:  # noqa: BLE001 - a handler's mistake must not end the connection
            self._surroundings.report(problem)
            return self._gate.refuse(500, "InternalServerError", "Something unforeseen happened.")

    def _route(self, request: Request, person: Person | None) -> tuple[Route | None, Mapping[str, Any]]:
        """Give the route and its arguments, None for a stranger: who may not come in learns nothing."""
        try:
            route, values = self._rules.match(request.path, request.method)
        except HTTPException:
            if person is None and not self._welcomes_strangers:
                return None, {}
            raise
        return (route if person is not None or route.anonymous else None), values

    def _call(self, request: Request, person: Person | None, faults: tuple[Fault, ...]) -> Call:
        around = self._surroundings
        return Call(
            request=request,
            signed_in=person,
            state=around.state,
            clock=StandingClock(around.clock) if never_finishes(faults) else around.clock,
            addresses=around.addresses,
            slot=slot_of(self.name),
        )
