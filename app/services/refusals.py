"""A service's "no" as a typed outcome, with the service's own code and words kept for support.

Microsoft's services wrap them in several ways: `{"error": {"code", "message"}}`, the same without the
wrapper, with the reason in `innererror`, or as plain text (contract: power-platform.md section 6).
"""

from __future__ import annotations

import json
from typing import Any

from app.errors import Conflict, Forbidden, NotFound, NotSignedIn, ServiceDown, ServiceRefused, Throttled
from app.http import Reply
from app.plain_names import plain_lines
from app.retry import retry_after
from app.services.challenge import claims_wanted

_LONGEST = 2_000


def refusal(service: str, reply: Reply) -> ServiceRefused:
    """The outcome that an answer with a status of 300 or above stands for."""
    code, message = _reason(reply.body)
    known = (service, reply.status, code, message, reply.correlation)
    match reply.status:
        case 401:
            return NotSignedIn(*known, claims=claims_wanted(reply.headers))
        case 403:
            return Forbidden(*known)
        case 404:
            return NotFound(*known)
        case 409 | 412:
            return Conflict(*known)
        case 429:
            return Throttled(*known, wait=retry_after(reply.headers) or 0.0)
        case status if status >= 500:
            return ServiceDown(*known)
        case _:
            return ServiceRefused(*known)


def _reason(body: bytes) -> tuple[str, str]:
    plain = body.decode("utf-8", "replace")[:_LONGEST]
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return "", "" if plain.lstrip().startswith("<") else plain_lines(plain)
    if isinstance(content, str):
        return "", _kept(content)
    if not isinstance(content, dict):
        return "", ""
    wrapped = content.get("error")
    outer = wrapped if isinstance(wrapped, dict) else content
    inner = outer.get("innererror")
    reason = inner if isinstance(inner, dict) and inner.get("code") else outer
    return _text(reason, "code", "Code", "ErrorCode"), _text(reason, "message", "Message") or _text(
        outer, "message", "Message"
    )


def _text(content: dict[str, Any], *names: str) -> str:
    return next((_kept(str(content[name])) for name in names if content.get(name) is not None), "")


def _kept(content: str) -> str:
    # Half characters, which JSON can hold, could not be written into a report.
    return plain_lines(content[:_LONGEST].encode("utf-8", "replace").decode())
