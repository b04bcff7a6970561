"""How long each call of the program took, and the longest chain of calls that have to wait for each other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import pytest

from app.calls import Call
from app.http import Http, Reply, Request

_TOKEN = "/token"
_FINANCE, _LINK = "DualWriteProjectConfigurations", "RetrieveFinanceAndOperationsIntegrationDetails"
_WAITS_FOR = {"systemusers(": "WhoAmI", _FINANCE: _LINK, "/billingPolicies": "/billingPolicy"}
"""What cannot be asked before something else is answered, by words in the path: a person's roles before who
the person is, Finance and Operations before Dataverse has told where that is, and the organisation's billing
policies before it is known that the environment has none of its own."""


@dataclass(frozen=True)
class TimedCall:
    """One call. `seconds` is the time from its beginning to the end of the answer; `asked` is its body."""

    origin: str
    path: str
    asked: str
    seconds: float

    @property
    def is_token(self) -> bool:
        """Whether it asks for a token, and not for a fact."""
        return self.path.endswith(_TOKEN)


@contextmanager
def noting_calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[TimedCall]]:
    """Every call that the program makes meanwhile, as the program sees it."""
    calls: list[TimedCall] = []
    exchange = Http.exchange

    def noting(self: Http, request: Request, call: Call | None = None) -> Reply:
        begun = time.perf_counter()
        try:
            return exchange(self, request, call)
        finally:
            parts = urlsplit(request.url)
            asked = unquote((request.body or b"").decode())
            seconds = time.perf_counter() - begun
            calls.append(TimedCall(f"{parts.scheme}://{parts.netloc}", parts.path, asked, seconds))

    with monkeypatch.context() as patch:
        patch.setattr(Http, "exchange", noting)
        yield calls


def longest_chain(calls: list[TimedCall]) -> list[TimedCall]:
    """The calls that have to be made one after the other and take longest, first to last.

    A call waits for the token of its origin and for what `_WAITS_FOR` names, and for nothing else: no program
    can be faster than this.
    """
    return max((_chain(one, calls) for one in calls), key=_seconds, default=[])


def depth(call: TimedCall, calls: list[TimedCall]) -> int:
    """How many calls have to be made one after the other before a call is answered, itself included."""
    return 1 + max((depth(one, calls) for one in calls if _waits(call, one, calls)), default=0)


def _chain(call: TimedCall, calls: list[TimedCall]) -> list[TimedCall]:
    before = (_chain(one, calls) for one in calls if _waits(call, one, calls))
    return [*max(before, key=_seconds, default=[]), call]


def _waits(call: TimedCall, other: TimedCall, calls: list[TimedCall]) -> bool:
    if call.is_token:
        led_to = {one.origin for one in calls if _FINANCE in one.path}
        return _LINK in other.path and any(origin in call.asked for origin in led_to)
    if other.is_token:
        return call.origin in other.asked
    return any(own in call.path and before in other.path for own, before in _WAITS_FOR.items())


def _seconds(chain: list[TimedCall]) -> float:
    return sum(one.seconds for one in chain)
