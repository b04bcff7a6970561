from __future__ import annotations

import pytest
from scripted_server import ScriptedServer

from app.http import Http, Token
from app.services.client import Client


@pytest.fixture
def client(http: Http, server: ScriptedServer) -> Client:
    """A client of the hostile service, with a token that nobody else may get."""

    async def token(_claims: str | None, _renew: bool) -> Token:
        return Token(server.origin, "secret")

    return Client(http, "Service", server.origin, token)
