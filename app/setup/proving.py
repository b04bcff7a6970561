"""Going back to the browser without being asked, where a service wants something proved.

One page at a time, for each service and each thing to prove once. Where that does not help, or the person
does not come back, what was asked for ends with `SignInNeeded`, and the person decides.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from app.errors import SignInNeeded, Trouble
from app.identity.accounts import Account
from app.setup.proof import Proof

OpenPage = Callable[[str], None]
"""Sends the person's browser to a page."""

SignInAgain = Callable[[OpenPage, Account, SignInNeeded], Awaitable[Account]]
"""Signs a person in with what a service wants. Raises SignInTrouble and the like."""

_REST = 600.0
"""Seconds in which a service that asks for something else again is not obeyed: that could go on for ever."""


class Proving:
    """Opens pages with `open_page`; never does where that is None. `show` gets what is open, or None."""

    def __init__(
        self,
        sign_in: SignInAgain,
        open_page: OpenPage | None,
        show: Callable[[Proof | None], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sign_in = sign_in
        self._open_page, self._show, self._now = open_page, show, now
        self._turn = asyncio.Lock()
        self._page: asyncio.Future[Account] | None = None
        self._asked: set[tuple[Account, str, str | None]] = set()
        self._last: dict[tuple[Account, str], float] = {}
        self._unwilling: set[tuple[Account, str]] = set()
        self._ended, self._helped = float("-inf"), False

    async def prove(self, account: Account, needed: SignInNeeded, begun: float) -> bool:
        """Whether to ask the service once more. May take until the person has signed in.

        `begun` is when the refused request was begun, on the clock `now`.
        """
        if self._open_page is None:
            return False
        async with self._turn:
            if self._ended >= begun:
                # Others were turned away at the same time; what the person did then counts for all.
                return self._helped
            if not self._may_ask(account, needed):
                return False
            self._helped = await self._signed_in(account, needed, self._open_page)
            self._ended = self._now()
            if not self._helped:
                self._unwilling.add((account, needed.resource))
            return self._helped

    def stop(self) -> None:
        """Ends the waiting for the person, if there is any."""
        if self._page is not None:
            self._page.cancel()

    def _may_ask(self, account: Account, needed: SignInNeeded) -> bool:
        """Whether a page may be opened; from now on it has been."""
        service, wish = (account, needed.resource), (account, needed.resource, needed.claims)
        rests = self._now() - self._last.get(service, float("-inf")) < _REST
        if rests or wish in self._asked or service in self._unwilling:
            return False
        self._asked.add(wish)
        self._last[service] = self._now()
        return True

    async def _signed_in(self, account: Account, needed: SignInNeeded, open_page: OpenPage) -> bool:
        """Whether this very person came back."""

        def opened(address: str) -> None:
            self._show(Proof(address))
            open_page(address)

        self._show(Proof())
        page = self._page = asyncio.ensure_future(self._sign_in(opened, account, needed))
        try:
            await asyncio.wait((page,))
        finally:
            self._page = None
            self._show(None)
            page.cancel()
            await asyncio.wait((page,))
        return not page.cancelled() and _succeeded(page, account)


def _succeeded(page: asyncio.Future[Account], account: Account) -> bool:
    try:
        return page.result() == account
    except Trouble:
        return False
