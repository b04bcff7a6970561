"""How the sign-in service says no (contract: identity.md section 4; codes: the table of AADSTS numbers)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import uuid4

from werkzeug import Response


class SignInProblem(Exception):
    """The sign-in service refuses: the OAuth `error`, the AADSTS number and a sentence.

    `claims` is what the person has to prove, where that is why.
    """

    def __init__(self, error: str, number: int, message: str, suberror: str = "", claims: str = "") -> None:
        super().__init__(message)
        self.error = error
        self.number = number
        self.message = message
        self.suberror = suberror
        self.claims = claims

    @property
    def description(self) -> str:
        """Give the sentence with its number in front, as the real service writes it."""
        return f"AADSTS{self.number}: {self.message}"

    def response(self, status: int = 400) -> Response:
        """Give the JSON reply, with ids and time for whoever has to look into it."""
        body = _body(self.error, self.description, [self.number])
        if self.suberror:
            body["suberror"] = self.suberror
        if self.claims:
            body["claims"] = self.claims
        return Response(json.dumps(body), status, content_type="application/json; charset=utf-8")


def refuse(status: int, code: str, message: str) -> Response:
    """Give a refusal that has no AADSTS number: an unknown address, or trouble of the service itself."""
    return Response(
        json.dumps(_body(code, message, [])), status, content_type="application/json; charset=utf-8"
    )


def _body(error: str, description: str, numbers: list[int]) -> dict[str, object]:
    trace, correlation = str(uuid4()), str(uuid4())
    timestamp = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%SZ")
    ids = f"Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}"
    return {
        "error": error,
        "error_description": f"{description} {ids}",
        "error_codes": numbers,
        "timestamp": timestamp,
        "trace_id": trace,
        "correlation_id": correlation,
    }
