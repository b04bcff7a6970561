"""A service that answers from a script: for answers that no real or practice service gives."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from app.http import Http, Reply, Request, Token
from app.services.client import Client

ORIGIN = "https://service.example"

Script = Callable[[Request], Reply]


def reply(
    body: object = None, status: int = 200, headers: Mapping[str, str] | None = None, url: str = ORIGIN
) -> Reply:
    """An answer: bytes as they are, anything else as JSON."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Reply(
        status, MappingProxyType({"content-type": "application/json", **(headers or {})}), content, url, "id"
    )


class ScriptedHttp(Http):
    """A way out that leads to the script."""

    def __init__(self, script: Script) -> None:
        self.requests: list[Request] = []
        self._script = script

    async def send(self, request: Request) -> Reply:
        """The script's answer."""
        self.requests.append(request)
        return self._script(request)

    def answer(self, request: Request) -> Reply:
        """The script's answer, without a loop."""
        return self._script(request)


@dataclass
class Tokens:
    """Gives tokens, and takes note of what they were asked for with."""

    asked: list[tuple[str | None, bool]] = field(default_factory=list)

    async def __call__(self, claims: str | None, renew: bool) -> Token:
        """A token for the origin of the script."""
        self.asked.append((claims, renew))
        return Token(ORIGIN, f"token-{len(self.asked)}")


def client_of(script: Script, tokens: Tokens | None = None) -> Client:
    """A client of the service that answers from a script."""
    return Client(ScriptedHttp(script), "Service", ORIGIN, tokens or Tokens())


def always(body: Any, status: int = 200) -> Client:
    """A client of a service that always gives the same answer."""
    return client_of(lambda _: reply(body, status))
