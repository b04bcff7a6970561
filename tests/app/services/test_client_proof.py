"""What a service wants proved before it answers: what is asked for again then, and what never is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

import pytest
from scripted_server import ScriptedServer, answer

from app.errors import SignInNeeded, Trouble
from app.http import Http, Token
from app.services.client import Client


@pytest.fixture
def client(http: Http, server: ScriptedServer) -> Client:
    """A client of the scripted service over the real way out."""

    async def token(_claims: str | None, _renew: bool) -> Token:
        return Token(server.origin, "token")

    return Client(http, "Service", server.origin, token)


def run(question: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(question)


CHALLENGE = 'Bearer error="insufficient_claims", claims="eyJhIjp7fX0="'


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_the_person_has_proved_is_asked_for_once_more(
    client: Client, server: ScriptedServer, method: str
) -> None:
    proofs: list[SignInNeeded] = []

    async def prove(needed: SignInNeeded, begun: float) -> bool:
        assert begun <= time.monotonic()
        proofs.append(needed)
        return True

    server.script += [answer(b"{}", 401, WWW_Authenticate=CHALLENGE)] * 2 + [answer(b"{}")]
    assert run(replace(client, prove=prove).send(method, server.origin + "/x")).status == 200
    (needed,) = proofs
    assert (needed.claims, needed.resource) == ('{"a":{}}', server.origin)


LOST = [
    lambda wire: wire.cut(),
    answer(b"{}", 500),
    answer(b"{}", 504),
    answer(b"<p>", 200, Content_Type="text/html"),
]


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("turned_away", [0, 1, 2], ids=["at-once", "after-a-renewal", "after-a-proof"])
def test_a_change_with_an_unclear_answer_is_never_repeated(
    client: Client, server: ScriptedServer, turned_away: int, lost: Any
) -> None:
    """What was turned away at the door may be asked for again; what may have got in may not."""

    async def prove(_needed: SignInNeeded, _begun: float) -> bool:
        return True

    server.script += [answer(b"{}", 401, WWW_Authenticate=CHALLENGE)] * turned_away + [lost, answer(b"{}")]
    with pytest.raises(Trouble):
        run(replace(client, prove=prove).post("/things", {}, {}))
    assert len(server.requests) == turned_away + 1


def test_what_a_token_wants_proved_is_asked_for_before_a_change_is_sent(
    http: Http, server: ScriptedServer
) -> None:
    wishes = [SignInNeeded("{}", resource=server.origin)]
    proofs: list[SignInNeeded] = []

    async def token(_claims: str | None, _renew: bool) -> Token:
        if wishes:
            raise wishes.pop()
        return Token(server.origin, "token")

    async def prove(needed: SignInNeeded, _begun: float) -> bool:
        proofs.append(needed)
        return True

    run(Client(http, "Service", server.origin, token, prove).get_ready())
    assert (len(proofs), server.requests) == (1, [])


def test_what_the_person_does_not_prove_is_told(client: Client, server: ScriptedServer) -> None:
    server.script += [answer(b"{}", 401, WWW_Authenticate=CHALLENGE)] * 2
    with pytest.raises(SignInNeeded):
        run(client.get("/x"))
    assert len(server.requests) == 2


def test_a_sign_in_that_has_ended_is_not_a_matter_of_proof(http: Http, server: ScriptedServer) -> None:
    async def ended(claims: str | None, renew: bool) -> Token:
        raise SignInNeeded(code="700082", resource=server.origin)

    async def prove(_needed: SignInNeeded, _begun: float) -> bool:
        raise AssertionError

    with pytest.raises(SignInNeeded):
        run(Client(http, "Service", server.origin, ended, prove).get("/x"))
