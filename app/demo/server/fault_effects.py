"""What each fault does to an answer: replaces it, spoils it, or spoils the way it is sent."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from werkzeug import Request, Response

from app.demo.faults import Fault, FaultName
from app.demo.server.gates import Gate

_REFUSALS: Final[Mapping[FaultName, tuple[int, str, str]]] = {
    "forbidden": (403, "Forbidden", "The caller does not have permission to do this."),
    "server-problem": (500, "InternalServerError", "The server encountered an internal problem."),
    "bad-gateway": (502, "BadGateway", "The server behind this gateway gave no proper answer."),
    "unavailable": (503, "ServiceUnavailable", "The service is not available at the moment."),
}
_DEFAULT_RETRY_AFTER: Final = 1
_GUEST_NETWORK: Final = (
    "<!doctype html><html lang=en><title>Guest network</title><h1>Welcome to the guest network</h1></html>"
)


@dataclass(frozen=True)
class Reply:
    """A response and how it is sent: whole, cut in the middle, not at all, or with pauses (seconds)."""

    response: Response
    cut: bool = False
    lost: bool = False
    pause: float = 0


def delay_of(faults: Iterable[Fault]) -> float:
    """Give how many seconds to wait before anything else is done."""
    return sum(fault.value for fault in faults if fault.name == "delay")


def instead_of_answer(faults: Iterable[Fault], gate: Gate, request: Request) -> Response | None:
    """Give what comes in place of the real answer, None where the request is answered as ever."""
    for fault in faults:
        if fault.name == "claims-challenge":
            challenge = gate.challenge(request, f"c{int(fault.value) or 1}")
            if challenge is not None:
                return challenge
        if fault.name == "expired-token":
            return gate.turn_away("The access token expired.")
        if fault.name == "throttled":
            return gate.throttle(math.ceil(fault.value) or _DEFAULT_RETRY_AFTER)
        if fault.name == "html-instead":
            return _page()
        if fault.name in _REFUSALS:
            return gate.refuse(*_REFUSALS[fault.name])
    return None


def never_finishes(faults: Iterable[Fault]) -> bool:
    """Say whether no work gets done for this request."""
    return any(fault.name == "never-finishes" for fault in faults)


def spoiled(response: Response, faults: Iterable[Fault], foreign_address: str) -> Reply:
    """Give the reply after every fault that touches an answer; `foreign_address` is another origin's."""
    names = {fault.name for fault in faults}
    if "foreign-next-link" in names:
        _point_elsewhere(response, foreign_address)
    if "foreign-operation" in names:
        response.headers["Operation-Location"] = foreign_address
    if "malformed-json" in names:
        response.set_data(response.get_data()[:-1] + b',"')
    return Reply(
        response,
        cut="cut-body" in names,
        lost="lost-reply" in names,
        pause=sum(fault.value for fault in faults if fault.name == "slow-bytes"),
    )


def _page() -> Response:
    return Response(_GUEST_NETWORK, mimetype="text/html")


def _point_elsewhere(response: Response, foreign_address: str) -> None:
    body: Any = response.get_json(silent=True)
    if isinstance(body, dict):
        body |= {"@odata.nextLink": foreign_address, "nextLink": foreign_address}
        response.set_data(json.dumps(body))
