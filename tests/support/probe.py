"""A practice server with a few plain routes, so that tests of the server need none of the services."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import requests
from werkzeug import Response

from app.demo.addresses import ORIGINS, Addresses
from app.demo.call import Call, Person, Route
from app.demo.clock import Clock
from app.demo.faults import Fault, FaultBoard
from app.demo.server.certificates import Authority
from app.demo.server.gates import browser_gate, service_gate
from app.demo.server.origin import Origin, Surroundings
from app.demo.server.ports import listen, port_of
from app.demo.server.server import Server
from app.demo.sign_in.tokens import SigningKey, TokenMint
from app.demo.state import State

PERSON = Person.of_scenario("ready", "Alex Andersen")


def _things(call: Call) -> Response:
    with call.state.transaction() as documents:
        things = documents.all(call.person.tenant, "thing")
    return _json({"value": things})


def _add_thing(call: Call) -> Response:
    with call.state.transaction() as documents:
        documents.put(call.person.tenant, "thing", call.values["name"], call.request.get_json())
    operation = f"{call.addresses('graph')}/work"
    return _json({}, 202, {"Operation-Location": operation})


def _work(call: Call) -> Response:
    minutes = call.clock.worked(call.clock.now() - timedelta(minutes=1)) / timedelta(minutes=1)
    return _json({"minutes": minutes})


def _whoami(call: Call) -> Response:
    return _json({"name": call.person.name, "slot": call.slot, "text": call.request.args.get("text")})


def _breaks(_call: Call) -> Response:
    raise RuntimeError("this route always breaks")


def _json(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(json.dumps(body), status, headers or {}, mimetype="application/json")


ROUTES = (
    Route("GET", "/things", _things),
    Route("PUT", "/things/<name>", _add_thing),
    Route("GET", "/work", _work),
    Route("GET", "/whoami", _whoami),
    Route("GET", "/breaks", _breaks),
    Route("GET", "/open", lambda _call: Response("open to all"), anonymous=True),
)


@dataclass(frozen=True)
class Probe:
    """The running server, and the means to look into it."""

    addresses: Addresses
    mint: TokenMint
    faults: FaultBoard
    clock: Clock
    state: State
    unforeseen: list[Exception]
    ca_file: Path
    server: Server

    def token(self, origin: str = "graph") -> str:
        """Give a token of `PERSON` for an origin."""
        return self.mint.access_token(PERSON, "client", origin, "user_impersonation")

    @contextmanager
    def client(self, token: str | None = None) -> Iterator[requests.Session]:
        """Give a client that sends a token, by default one for "graph"; "" sends none."""
        with requests.Session() as session:
            session.trust_env = False
            session.verify = str(self.ca_file)
            if token != "":
                session.headers["Authorization"] = f"Bearer {token or self.token()}"
            yield session


@contextmanager
def running_probe(folder: Path, *standing: Fault) -> Iterator[Probe]:
    """Serve the plain routes at every origin until the block ends."""
    state = State.open(folder / "state.sqlite3")
    with state.transaction() as documents:
        key = SigningKey.remembered(documents)
        authority = Authority.remembered(documents)
    listeners = listen(ORIGINS, {}, None)
    addresses = Addresses({origin: port_of(pair) for origin, pair in listeners.items()})
    mint = TokenMint(key, addresses)
    unforeseen: list[Exception] = []
    around = Surroundings(
        state, Clock(60), addresses, FaultBoard(standing), threading.Event(), unforeseen.append
    )
    ca_file = folder / "ca.pem"
    ca_file.write_text(authority.certificate)
    gates = {origin: service_gate(origin, mint) for origin in ORIGINS if origin not in ("login", "browser")}
    gates |= dict.fromkeys(("login", "browser"), browser_gate(lambda _request: None))
    services = {origin: Origin(origin, ROUTES, gate, around) for origin, gate in gates.items()}
    server = Server(listeners, services, authority.server_context(), around.closing)
    try:
        yield Probe(addresses, mint, around.faults, around.clock, state, unforeseen, ca_file, server)
    finally:
        server.close()
        state.close()
