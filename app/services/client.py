"""How every service is asked: JSON over the one way out, for one origin, with that origin's token."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urljoin, urlsplit

from app.addresses import same_origin
from app.clock import ahead_of, minutes_wrong
from app.errors import (
    ClockWrong,
    ForeignAddress,
    PageInsteadOfData,
    ReplyTooLarge,
    SignInNeeded,
    UnreadableReply,
)
from app.http import Http, Reply, Request, Token
from app.services.challenge import claims_wanted
from app.services.refusals import refusal
from app.services.reply import Fields

Prove = Callable[[SignInNeeded, float], Awaitable[bool]]
"""Lets the person prove what a service wants, and says whether to ask that once more; in the end it says no.

It takes when the refused request was begun, in seconds of `time.monotonic`.
"""

TokenSource = Callable[[str | None, bool], Awaitable[Token]]
"""Gives a token; takes the claims that the service wants proved, and whether to renew it."""

_Answer = TypeVar("_Answer")

MOST_PAGES = 500
"""Pages of one list that are read before it is taken for endless."""
MOST_OF_A_LIST = 256 * 1024 * 1024
"""Bytes of all pages of one list: far more than ten thousand environments need."""
_LONG = 64 * 1024
"""Bytes of a page from which on it is read beside the window's thread."""


async def nobody_proves(_needed: SignInNeeded, _begun: float) -> bool:
    """For work during which nobody is asked anything."""
    return False


@dataclass(frozen=True)
class Client:
    """Asks one service, known to people as `name`, at `origin`."""

    http: Http
    name: str
    origin: str
    token: TokenSource
    prove: Prove = nobody_proves

    async def get(
        self, path: str, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Fields:
        """The object at `path`.

        Raises:
            ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: as their names say.
        """
        reply = await self.send("GET", self.address(path, query), headers)
        return self.fields(reply)

    async def rows(
        self, path: str, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> list[Fields]:
        """All rows of a list, page after page. Raises as `get` does."""
        return [row async for page in self.pages(path, query, headers) for row in page]

    async def pages(
        self, path: str, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[list[Fields]]:
        """The rows of a list, each page as soon as it is there. Raises as `get` does."""
        async for page in self.counted_pages(path, query, headers):
            yield page.rows("value")

    async def counted_pages(
        self, path: str, query: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[Fields]:
        """The pages of a list with all that a service says of them. Raises as `get` does."""
        async for page in self.pages_at(self.address(path, query), headers):
            yield page

    async def pages_at(self, url: str, headers: Mapping[str, str] | None = None) -> AsyncIterator[Fields]:
        """The page of a list at an address, as the service gives it, and all that follow; comes to an end.

        Raises as `get` does, and ForeignAddress where the address is not the service's own.
        """
        size = 0
        for _ in range(MOST_PAGES):
            reply = await self.send("GET", url, headers)
            size += len(reply.body)
            if size > MOST_OF_A_LIST:
                raise ReplyTooLarge(self.host)
            page = await self._page(reply)
            yield page
            following = page.next_link()
            if not following:
                return
            url = self._next(url, following)
        raise UnreadableReply(self.host)

    async def listing(self, path: str, query: Mapping[str, str] | None = None) -> list[Fields]:
        """The objects of a list that a service may give bare, or as `value`. Raises as `get` does."""
        content = self._content(await self.send("GET", self.address(path, query)))
        rows = content.get("value") if isinstance(content, dict) else content
        if not isinstance(rows, list):
            raise UnreadableReply(self.host)
        return Fields({"value": rows}).rows("value")

    async def page(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> tuple[list[Fields], str | None]:
        """The rows of one page of a list, and the address of the next one. Raises as `get` does."""
        page = await self._page(await self.send("GET", url, headers))
        following = page.next_link()
        return page.rows("value"), self._next(url, following) if following else None

    async def post(self, path: str, query: Mapping[str, str], body: Mapping[str, Any]) -> Reply:
        """The answer to a request that changes something. It is sent once. Raises as `get` does."""
        content = json.dumps(body).encode()
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return await self.send("POST", self.address(path, query), headers, content)

    async def act(
        self, method: str, path: str, query: Mapping[str, str] | None = None, limit: float | None = None
    ) -> Reply:
        """The answer to a request without a body that changes something. It is sent once.

        `limit` is how many seconds it may take where that is longer than usual. Raises as `get` does.
        """
        return await self.send(method, self.address(path, query), limit=limit)

    async def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        limit: float | None = None,
        *,
        may_be_large: bool = False,
    ) -> Reply:
        """The answer to one request to this service's own origin, if it is a good one.

        It `may_be_large` where it is the content of a file.

        A token that the service no longer accepts is renewed once: a request that was turned away at
        the door (401) has changed nothing, so it may be sent again. The same holds where the person has
        proved meanwhile what the service wanted.
        """
        same_origin(self.origin, url)
        accept = {"Accept": "application/json", **(headers or {})}
        request = Request(method, url, accept, body, None, limit, may_be_large=may_be_large)
        return await self._proved(lambda: self._answered(request))

    async def get_ready(self) -> None:
        """Sees that there is a token: so what is wrong with the sign-in comes up before a change is sent.

        Raises:
            SignInTrouble, NetworkTrouble: as their names say.
        """
        await self._proved(lambda: self.token(None, False))

    async def _proved(self, ask: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """What `ask` gives, once more where the person has proved meanwhile what was wanted."""
        while True:
            begun = time.monotonic()
            try:
                return await ask()
            except SignInNeeded as needed:
                if not needed.wants_proof or not await self.prove(needed, begun):
                    raise

    async def _answered(self, request: Request) -> Reply:
        token = await self.token(None, False)
        reply = await self.http.send(replace(request, token=token))
        if reply.status == 401:
            token = await self.token(claims_wanted(reply.headers), True)
            reply = await self.http.send(replace(request, token=token))
            self._expect_right_clock(reply)
            wanted = claims_wanted(reply.headers)
            if reply.status == 401 and wanted is not None:
                raise SignInNeeded(wanted, resource=self.origin)
        if not 200 <= reply.status < 300:
            raise refusal(self.name, reply)
        if request.method != "GET":
            # The page of a guest network says nothing of what was changed.
            self.expect_data(reply)
        return reply

    async def _page(self, reply: Reply) -> Fields:
        return await asyncio.to_thread(self.fields, reply) if _is_long(reply) else self.fields(reply)

    def _expect_right_clock(self, reply: Reply) -> None:
        """A fresh token that is turned away may be one that this computer takes for fresh."""
        minutes = minutes_wrong(ahead_of(reply.headers, datetime.now(UTC)))
        if reply.status == 401 and minutes is not None:
            raise ClockWrong(minutes)

    def address(self, path: str, query: Mapping[str, str] | None = None) -> str:
        """The full address of `path` at this service."""
        return f"{self.origin}{path}" + (f"?{urlencode(query, quote_via=quote)}" if query else "")

    def operation(self, reply: Reply) -> str:
        """Where an answer says how what was asked for goes on; "" for nowhere.

        A foreign address is not kept, so it is never asked.
        """
        address = reply.headers.get("operation-location", "")
        try:
            return same_origin(self.origin, address) if address else ""
        except ForeignAddress:
            return ""

    def fields(self, reply: Reply) -> Fields:
        """The JSON object in an answer.

        Raises:
            PageInsteadOfData: it is a web page.
            UnreadableReply: it is anything else.
        """
        content = self._content(reply)
        if not isinstance(content, dict):
            raise UnreadableReply(self.host)
        return Fields(content)

    def items(self, reply: Reply) -> list[Fields]:
        """The objects of an answer that is a list of them; anything else in it is passed over.

        Raises:
            PageInsteadOfData: it is a web page.
            UnreadableReply: it is no list.
        """
        content = self._content(reply)
        if not isinstance(content, list):
            raise UnreadableReply(self.host)
        return Fields({"items": content}).rows("items")

    def _content(self, reply: Reply) -> Any:
        self.expect_data(reply)
        try:
            return json.loads(reply.body)
        except (ValueError, RecursionError):
            raise UnreadableReply(self.host) from None

    def _next(self, page: str, following: str) -> str:
        try:
            return same_origin(self.origin, urljoin(page, following))
        except ValueError:
            raise UnreadableReply(self.host) from None

    def expect_data(self, reply: Reply) -> None:
        """Sees that an answer is no web page, as a guest network gives one for anything.

        Raises:
            PageInsteadOfData: it is one.
        """
        if "html" in reply.headers.get("content-type", "").lower():
            raise PageInsteadOfData(self.host)

    @property
    def host(self) -> str:
        """The service's host."""
        return urlsplit(self.origin).hostname or ""


def _is_long(reply: Reply) -> bool:
    return len(reply.body) > _LONG


def segment(value: str) -> str:
    """A value as one segment of a path."""
    return quote(value, safe="")
