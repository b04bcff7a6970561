"""The program's side of MSAL: its requests take the one way out, its answers become typed outcomes."""

from __future__ import annotations

import contextlib
import io
import json
import re
import threading
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests

from app.addresses import origin_of, same_origin
from app.calls import Call
from app.errors import (
    ConsentNeeded,
    PageInsteadOfData,
    ServiceDown,
    SignInDeclined,
    SignInNeeded,
    SignInRefused,
    SignInTimedOut,
    SignInTrouble,
    Throttled,
    UnreadableReply,
)
from app.http import Http, Reply, Request
from app.retry import retry_after

_NAME = "Microsoft sign-in"
_NEEDS_CONSENT = frozenset(
    {"65001", "65004", "90093", "90094", "90095", "650051", "650052", "650056", "650057"}
)
"""AADSTS codes that an administrator's or the person's consent resolves (identity.md section 2.3)."""

_NEEDS_PERSON = frozenset({"interaction_required", "login_required", "invalid_grant"})
_BY_WINDOWS = "broker_error"
"""MSAL's one word for whatever Windows answers without a token. The browser can still lead to one."""

_SIGN_IN_CODE = re.compile(r"AADSTS(\d{4,7})")


class SignInTransport:
    """What MSAL takes for its HTTP client: sends through `Http`, one attempt a call."""

    def __init__(self, http: Http, authority: str) -> None:
        """Sends to the origin of `authority` only, whatever addresses its own description names."""
        self._http = http
        self._origin = origin_of(authority)
        self._current = threading.local()

    @contextlib.contextmanager
    def within(self, call: Call) -> Iterator[None]:
        """Requests that this thread makes meanwhile can be ended by `call`."""
        self._current.call = call
        try:
            yield
        finally:
            self._current.call = None

    def get(self, url: str, params: Any = None, headers: Any = None, **_: Any) -> requests.Response:
        """Answers a GET as `requests` would.

        Raises:
            NetworkTrouble, ReplyTrouble, Throttled, ServiceDown: there is no answer for MSAL to read.
        """
        query = f"?{urlencode(params)}" if params else ""
        return self._send(Request("GET", url + query, _texts(headers)))

    def post(
        self, url: str, params: Any = None, data: Any = None, headers: Any = None, **_: Any
    ) -> requests.Response:
        """Answers a POST of a form. Raises as `get` does."""
        query = f"?{urlencode(params)}" if params else ""
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(data or {}).encode()
        return self._send(Request("POST", url + query, {**_texts(headers), **form}, body))

    def close(self) -> None:
        """Leaves the way out open: others use it."""

    def _send(self, request: Request) -> requests.Response:
        same_origin(self._origin, request.url)
        reply = self._http.exchange(request, getattr(self._current, "call", None))
        host = urlsplit(request.url).hostname or ""
        if reply.status == 429:
            wait = retry_after(reply.headers) or 0.0
            raise Throttled(_NAME, reply.status, correlation=reply.correlation, wait=wait)
        if reply.status >= 500:
            raise ServiceDown(_NAME, reply.status, correlation=reply.correlation)
        if "html" in reply.headers.get("content-type", "").lower():
            raise PageInsteadOfData(host)
        if not _is_object(reply.body):
            raise UnreadableReply(host)
        return _response(reply)


def refusal(answer: Mapping[str, Any], resource: str) -> SignInTrouble:
    """The outcome that MSAL's answer without a token stands for.

    `resource` is the address of the service that a token was asked for. Codes choose the words; what the
    service says in prose is kept for support only.
    """
    name = str(answer.get("error", ""))
    description = str(answer.get("error_description", ""))
    code = _code(answer, description)
    correlation = str(answer.get("correlation_id", ""))
    if name in ("access_denied", "authorization_declined"):
        return SignInDeclined()
    if name in ("expired_token", "code_expired"):
        return SignInTimedOut()
    if answer.get("suberror") == "consent_required" or code in _NEEDS_CONSENT:
        return ConsentNeeded(resource, code, correlation)
    if name in _NEEDS_PERSON or name == _BY_WINDOWS:
        claims = answer.get("claims")
        by_rule = name == "interaction_required"
        return SignInNeeded(str(claims) if claims else None, code, correlation, resource, by_rule)
    return SignInRefused(code or name, description, correlation)


def _code(answer: Mapping[str, Any], description: str) -> str:
    codes = answer.get("error_codes")
    if isinstance(codes, list) and codes:
        return str(codes[0])
    found = _SIGN_IN_CODE.search(description)
    return found.group(1) if found else ""


def _is_object(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except (ValueError, RecursionError):
        return False


def _response(reply: Reply) -> requests.Response:
    response = requests.Response()
    response.status_code = reply.status
    response.headers.update(reply.headers)
    response.raw = io.BytesIO(reply.body)
    response.encoding = "utf-8"
    response.url = reply.url
    return response


def _texts(headers: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in (headers or {}).items()}
