"""Questions that many ask and that are put once: their answers, the moment of each, and one token for all."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from app.errors import Trouble
from app.http import Token
from app.services.client import Client

Fact = TypeVar("Fact")


@dataclass
class Questions:
    """What was asked in one run. `now` is the clock; `close` ends what still runs."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _asked: dict[str, asyncio.Task[Any]] = field(default_factory=dict)
    _begun: list[asyncio.Task[Any]] = field(default_factory=list)
    _had: dict[str, datetime] = field(default_factory=dict)

    async def close(self) -> None:
        """Ends questions that are still under way."""
        tasks = (*self._begun, *self._asked.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def moment_of(self, name: str) -> datetime:
        """The moment at which an answer was had; now where there is none of that name."""
        return self._had.get(name) or self.now()

    def forget(self, *names: str) -> None:
        """Lets these be asked again, and all that could not be had."""
        for name, task in tuple(self._asked.items()):
            if task.done() and (name in names or task.cancelled() or task.exception() is not None):
                del self._asked[name]

    async def once(self, name: str, ask: Callable[[], Coroutine[Any, Any, Fact]]) -> Fact:
        """The answer to `ask`, which is made once under this name. Every asker gets the same outcome."""
        if name not in self._asked:
            self._asked[name] = asyncio.ensure_future(self._noted(name, ask))
        # Shielded: a check that is given up must not take the answer from the others.
        answer: Fact = await asyncio.shield(self._asked[name])
        return answer

    def begin(self, questions: Iterable[Callable[[], Awaitable[Any]]]) -> None:
        """Puts questions before anyone waits for them, so that none waits for another's answer."""
        under_way = [one for one in self._begun if not one.done()]
        self._begun = under_way + [asyncio.ensure_future(asked(question)) for question in questions]

    def sharing(self, client: Client) -> Client:
        """The client with one token for all questions of this run; a new one is shared from then on."""
        name = f"token {client.origin}"

        async def token(claims: str | None, renew: bool) -> Token:
            async def ask() -> Token:
                return await client.token(claims, renew)

            if renew and name in self._asked:
                self._begun.append(self._asked.pop(name))
            try:
                return await self.once(name, ask)
            except Trouble:
                self._forget_refused(name)
                raise

        return replace(client, token=token)

    async def _noted(self, name: str, ask: Callable[[], Coroutine[Any, Any, Fact]]) -> Fact:
        try:
            return await ask()
        finally:
            self._had[name] = self.now()

    def _forget_refused(self, name: str) -> None:
        """Lets a question that was refused be asked again: the person may prove meanwhile who they are."""
        asked = self._asked.get(name)
        if asked is not None and asked.done():
            del self._asked[name]


async def asked(question: Callable[[], Awaitable[Fact]]) -> Fact | Trouble:
    """As `outcome`, for questions asked side by side: one that is never begun leaves nothing behind."""
    return await outcome(question())


async def outcome(question: Awaitable[Fact]) -> Fact | Trouble:
    """The answer to a question or the trouble with it: for a check that weighs several sources."""
    try:
        return await question
    except Trouble as trouble:
        return trouble
