"""How each service answers, and how each says no: the _JSON envelopes of the real services.

Contract: power-platform.md sections 1.1, 2, 5 and 6; identity.md section 1.1 for Graph. A handler deep in
a call refuses by raising `Refused`; `answering` turns that into the reply, after the transaction in which
it happened was undone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

from werkzeug import Response

from app.demo.call import Call, Handler, Refusal

_JSON: Final = "application/json; charset=utf-8"
_ODATA_JSON: Final = "application/json; odata.metadata=minimal"
_ODATA_VERSION: Final = {"OData-Version": "4.0"}


class Refused(Exception):
    """The service says no, in the words of its own envelope."""

    def __init__(self, response: Response) -> None:
        """Refuse with this reply."""
        super().__init__(response.status)
        self.response = response


def answering(handler: Handler) -> Handler:
    """Give the handler that replies with the refusal, where `handler` raises `Refused`."""

    def answer(call: Call) -> Response:
        try:
            return handler(call)
        except Refused as refused:
            return refused.response

    return answer


def answer(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Give a _JSON reply."""
    return Response(json.dumps(body, ensure_ascii=False), status, dict(headers or {}), content_type=_JSON)


def odata(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Give a _JSON reply with the headers of an OData service."""
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status, {**_ODATA_VERSION, **(headers or {})}, content_type=_ODATA_JSON)


def power_platform(
    status: int, code: str, message: str, target: str = "", details: Sequence[Mapping[str, str]] = ()
) -> Response:
    """Refuse as the Power Platform API documents it (section 2): error{code, message, target, details}."""
    problem: dict[str, Any] = {"code": code, "message": message}
    if target:
        problem["target"] = target
    if details:
        problem["details"] = list(details)
    return answer({"error": problem}, status)


def business_apps(status: int, code: str, message: str) -> Response:
    """Refuse as the business application platform does (section 1.1)."""
    return answer({"error": {"code": code, "message": message}}, status)


def dataverse(status: int, code: str, message: str) -> Response:
    """Refuse as the Dataverse Web API and the discovery service do (section 5)."""
    return odata({"error": {"code": code, "message": message}}, status)


def graph(status: int, code: str, message: str) -> Response:
    """Refuse as Microsoft Graph does: the ids for its support are in `innerError`."""
    request_id = str(uuid4())
    inner = {
        "date": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "request-id": request_id,
        "client-request-id": request_id,
    }
    return answer({"error": {"code": code, "message": message, "innerError": inner}}, status)


def finance(status: int, code: str, message: str) -> Response:
    """Refuse as Finance and Operations OData does: the useful words are in `innererror`."""
    inner = {"message": message, "type": code, "stacktrace": ""}
    return odata({"error": {"code": "", "message": "An error has occurred.", "innererror": inner}}, status)


REFUSALS: Final[Mapping[str, Refusal]] = {
    "graph": graph,
    "business_apps": business_apps,
    "power_platform": power_platform,
    "discovery": dataverse,
    "organization-a": dataverse,
    "organization-b": dataverse,
    "organization-c": dataverse,
    "finance-a": finance,
}

_TOO_MANY: Final[Mapping[Callable[..., Response], tuple[str, str]]] = {
    dataverse: (
        "0x80072322",
        "Number of requests exceeded the limit of 6000 over time window of 300 seconds.",
    ),
    graph: ("TooManyRequests", "Too many requests."),
}


def throttled(origin: str, seconds: int) -> Response:
    """Refuse with 429 and a Retry-After in the origin's own envelope; other services' words are unknown."""
    refusal = REFUSALS[origin]
    code, message = _TOO_MANY.get(refusal, ("TooManyRequests", "Rate limit is exceeded."))
    response = refusal(429, code, message)
    response.headers["Retry-After"] = str(seconds)
    return response
