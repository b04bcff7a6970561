"""What goes over the wire between the program and a service, and which fields of it the program reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from app.http import Http, Reply, Request
from app.services.client import Client


@dataclass(frozen=True)
class Traced:
    """One request with its answer, and the names that were read of the answer, as paths with points."""

    method: str
    path: str
    query: dict[str, str]
    sent: Any
    answered: Any
    read: set[str]


class Watched(dict[str, Any]):
    """An object of an answer that takes note of the names that are read of it."""

    def __init__(self, content: dict[str, Any], place: str, read: set[str]) -> None:
        super().__init__({name: watched(value, f"{place}{name}.", read) for name, value in content.items()})
        self._place, self._read = place, read

    def get(self, name: str, default: Any = None) -> Any:
        """The value, once its name is noted."""
        self._read.add(f"{self._place}{name}")
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self._read.add(f"{self._place}{name}")
        return super().__getitem__(name)


def watched(value: Any, place: str, read: set[str]) -> Any:
    """Give the value with every object in it watched."""
    match value:
        case dict():
            return Watched(value, place, read)
        case list():
            return [watched(one, place, read) for one in value]
        case _:
            return value


@dataclass
class TracingHttp(Http):
    """A way out that keeps what was sent and answered."""

    http: Http
    exchanges: list[tuple[Request, Reply]] = field(default_factory=list)

    async def send(self, request: Request) -> Reply:
        """The answer of the way out that it stands before."""
        reply = await self.http.send(request)
        self.exchanges.append((request, reply))
        return reply


@dataclass(frozen=True)
class TracingClient(Client):
    """A client whose answers take note of what is read of them."""

    traces: list[Traced] = field(default_factory=list)

    def _content(self, reply: Reply) -> Any:
        content = super()._content(reply)
        read: set[str] = set()
        assert isinstance(self.http, TracingHttp)
        request = next(sent for sent, came in self.http.exchanges if came is reply)
        self.traces.append(_traced(request, content, read))
        return watched(content, "", read)


def tracing(client: Client) -> TracingClient:
    """Give the same client with a trace."""
    return TracingClient(TracingHttp(client.http), client.name, client.origin, client.token)


def traces_of(client: TracingClient) -> Iterator[Traced]:
    """Give every exchange of a client; those whose answers had nothing to read stand without one."""
    assert isinstance(client.http, TracingHttp)
    yield from client.traces
    read = {(one.method, one.path) for one in client.traces}
    for request, _ in client.http.exchanges:
        bare = _traced(request, None, set())
        if (bare.method, bare.path) not in read:
            yield bare


def _traced(request: Request, answered: Any, read: set[str]) -> Traced:
    parts = urlsplit(request.url)
    sent = json.loads(request.body) if request.body else None
    return Traced(request.method, parts.path, dict(parse_qsl(parts.query)), sent, answered, read)
