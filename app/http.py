"""The one way out: every request of the program, with its limits.

Each call has a time limit, a size limit and an id that the service's support can look up. Only calls that
change nothing are repeated. A token travels to its own origin and nowhere else: redirects to another
origin are refused, and so is a request whose token belongs elsewhere.
"""

from __future__ import annotations

import asyncio
import threading
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

import requests
from requests.cookies import RequestsCookieJar

from app.addresses import is_loopback, led_to, origin_of, same_origin
from app.calls import Call
from app.errors import ConnectionLost, NetworkTrouble, ReplyTooLarge, TimedOut
from app.limits import Limits
from app.log.exchange import Exchange, Note, noted_nowhere
from app.network_outcomes import outcome_of
from app.retry import RetryRules, random_draw, retry_after
from app.trust import TrustingAdapter, trust
from app.version import VERSION

CORRELATION_HEADER = "x-ms-client-request-id"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Token:
    """A bearer token and the one origin that it may be sent to."""

    origin: str
    value: str = field(repr=False)


@dataclass(frozen=True)
class Request:
    """One request. `repeatable` says that doing it twice is the same as doing it once.

    `limit` are seconds for the whole call, in place of the usual ones; the service may be silent as long.
    Without `follows`, an answer that leads elsewhere is given as it is. Where it `may_be_large` the answer is
    the content of a file, which has limits of its own.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)
    token: Token | None = None
    limit: float | None = None
    follows: bool = True
    may_be_large: bool = False

    @property
    def repeatable(self) -> bool:
        """Whether it may be sent again when its answer is lost."""
        return self.method in ("GET", "HEAD")


@dataclass(frozen=True)
class Reply:
    """An answer of any status. Header names are lower-case. `correlation` identifies the call to support."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    url: str
    correlation: str


class Http:
    """Sends requests for one cloud. Safe to use from several threads."""

    def __init__(
        self,
        ca_file: Path | None = None,
        *,
        system_proxy: bool = True,
        plain_loopback: bool = False,
        limits: Limits | None = None,
        rules: RetryRules | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        note: Note = noted_nowhere,
    ) -> None:
        """Makes the way out for one trust store; opens no connection.

        With `plain_loopback`, requests without a token may go to this computer itself by plain http: so the
        practice company shows its sites, because no browser knows its certificate. `note` hears of
        every call.

        Raises:
            OSError: `ca_file` cannot be read.
        """
        self._limits = limits or Limits()
        self._rules = rules or RetryRules()
        self._sleep = sleep
        self._note = note
        self._session = _session(ca_file, system_proxy, plain_loopback, self._limits.connections)
        self._running: set[Call] = set()
        self._lock = threading.Lock()

    async def send(self, request: Request) -> Reply:
        """The answer to `request`, after as many attempts as are allowed and of use.

        An answer that still asks to wait, or tells of the service's own trouble, is given as it is.
        Cancelling ends the call on the wire at once.

        Raises:
            NetworkTrouble: no answer came.
            ReplyTrouble: the answer is too large or leads to another origin.
        """
        attempt = 1
        while True:
            try:
                reply = await self._once(request)
            except NetworkTrouble as trouble:
                wait = self._rules.after_trouble(attempt, trouble, random_draw())
                if wait is None or not request.repeatable:
                    raise
            else:
                asked = retry_after(reply.headers)
                wait = self._rules.after_status(attempt, reply.status, asked, random_draw())
                if wait is None or not request.repeatable:
                    return reply
            attempt += 1
            await self._sleep(wait)

    def exchange(self, request: Request, call: Call | None = None) -> Reply:
        """One attempt, in the calling thread. `call` lets another thread end it. Raises as `send` does."""
        call = call or Call()
        with self._lock:
            self._running.add(call)
        seconds = request.limit or self._limits.total_of(large=request.may_be_large)
        expiry = threading.Timer(seconds, call.expire)
        expiry.daemon = True
        expiry.start()
        try:
            with call.in_this_thread():
                reply = self._follow(request)
            if call.stopped:
                # What was cut off can look whole: an answer without a length ends with its connection.
                raise ConnectionAbortedError
            return reply
        except (requests.RequestException, OSError) as trouble:
            raise _outcome(trouble, _host(request.url), call) from None
        finally:
            expiry.cancel()
            with self._lock:
                self._running.discard(call)

    def close(self) -> None:
        """Ends the calls that are running and closes the connections."""
        with self._lock:
            running = tuple(self._running)
        for call in running:
            call.stop()
        self._session.close()

    async def _once(self, request: Request) -> Reply:
        call = Call()
        try:
            return await asyncio.to_thread(self.exchange, request, call)
        except asyncio.CancelledError:
            call.stop()
            raise

    def _follow(self, request: Request) -> Reply:
        url = request.url
        if request.token is not None:
            same_origin(request.token.origin, url)
        elif not is_loopback(url):
            origin_of(url)
        reply = self._attempt(request, url)
        for _ in range(3 if request.follows else 0):
            target = reply.headers.get("location")
            if reply.status not in REDIRECTS or target is None or request.method != "GET":
                break
            url = led_to(url, target)
            reply = self._attempt(request, url)
        return reply

    def _attempt(self, request: Request, url: str) -> Reply:
        correlation, begun = str(uuid.uuid4()), time.monotonic()
        noted = partial(Exchange, request.method, url)
        try:
            reply = self._answered(request, url, correlation)
        except Exception as trouble:
            seconds, kind = time.monotonic() - begun, type(trouble).__name__
            self._note(noted(seconds, correlation=correlation, outcome=kind))
            raise
        self._note(noted(time.monotonic() - begun, reply.status, reply.correlation))
        return reply

    def _answered(self, request: Request, url: str, correlation: str) -> Reply:
        headers = {"User-Agent": f"CustomerPortalSetup/{VERSION}", CORRELATION_HEADER: correlation}
        with self._session.request(
            request.method,
            url,
            headers={**headers, **request.headers},
            data=request.body,
            auth=_Bearer(request.token),
            timeout=(self._limits.connect, max(self._limits.silence, request.limit or 0)),
            allow_redirects=False,
            stream=True,
        ) as response:
            body = _body(response, self._limits.size_of(large=request.may_be_large))
            names = {name.lower(): value for name, value in response.headers.items()}
        return Reply(
            response.status_code, MappingProxyType(names), body, url, _correlation(names, correlation)
        )


class _Bearer(requests.auth.AuthBase):
    """Adds the token, and keeps `requests` from adding names and passwords out of a netrc file."""

    def __init__(self, token: Token | None) -> None:
        self._token = token

    def __call__(self, prepared: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token is not None:
            prepared.headers["Authorization"] = f"Bearer {self._token.value}"
        return prepared


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:  # noqa: ARG002 - the base's name
        """None: `requests` would read the answer and take the address apart, with no regard to the limits."""
        return


def _session(
    ca_file: Path | None, system_proxy: bool, plain_loopback: bool, connections: int
) -> requests.Session:
    session = _Session()
    session.trust_env = system_proxy
    session.adapters.clear()
    adapter = TrustingAdapter(trust(ca_file), connections)
    for scheme in ("https://", "http://") if plain_loopback else ("https://",):
        session.mount(scheme, adapter)
    session.cookies = RequestsCookieJar(policy=DefaultCookiePolicy(allowed_domains=()))
    return session


def _body(response: requests.Response, most: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(_CHUNK):
        size += len(piece)
        if size > most:
            raise ReplyTooLarge(_host(response.url))
        pieces.append(piece)
    return b"".join(pieces)


def _outcome(trouble: Exception, host: str, call: Call) -> NetworkTrouble:
    if call.expired:
        return TimedOut(host)
    return ConnectionLost(host) if call.stopped else outcome_of(trouble, host)


def _correlation(headers: Mapping[str, str], own: str) -> str:
    """The service's own id of the call where it gives one, else the id that was sent."""
    for name in ("x-ms-correlation-request-id", "x-ms-request-id", "x-ms-service-request-id", "request-id"):
        if headers.get(name):
            return headers[name]
    return own


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
