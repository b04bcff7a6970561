"""A recording: every call that a command makes to Microsoft's services, with the answer's form.

Signing in is not recorded. Tokens travel in a header, and no header is kept but those named here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from app.errors import Trouble
from app.http import Http, Reply, Request
from app.log.paths import path_template
from app.recording.stand_ins import StandIns

FORMAT = 1
_HEADERS = ("content-type", "retry-after", "location", "operation-location", "odata-version")
_TOLD = ("$select", "$expand", "api-version", "includeAllocations", "siteVisibility", "appInstallState")
"""What of a query tells nothing of who asks."""


@dataclass
class Recording:
    """The calls so far. What is in it has been redacted already."""

    stand_ins: StandIns = field(default_factory=StandIns)
    calls: list[dict[str, Any]] = field(default_factory=list)

    def add(self, request: Request, reply: Reply | None, trouble: str = "") -> None:
        """Adds a call with its answer, or with what came in its way."""
        query = dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True))
        call: dict[str, Any] = {
            "method": request.method,
            "path": path_template(request.url),
            "query": {name: value if name in _TOLD else "..." for name, value in query.items()},
        }
        if request.body:
            call["sent"] = self._content(request.body)
        if reply is None:
            call["trouble"] = trouble
        else:
            call["status"] = reply.status
            call["headers"] = self._headers(reply.headers)
            call["answer"] = self._content(reply.body)
        self.calls.append(call)

    def content(self, version: str) -> bytes:
        """The recording as a file of JSON."""
        whole = {"format": FORMAT, "program": version, "calls": self.calls}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()

    def _headers(self, headers: Mapping[str, str]) -> dict[str, str]:
        found = {name: headers[name] for name in _HEADERS if name in headers}
        return {name: self._header(name, value) for name, value in found.items()}

    def _header(self, name: str, value: str) -> str:
        if "location" not in name:
            return value
        return self.stand_ins.of_text(value) if ":" + "//" in value else path_template(value)

    def _content(self, body: bytes) -> Any:
        try:
            return self.stand_ins.of(json.loads(body))
        except (ValueError, RecursionError):
            # A web page, or the parts of a batch: what is in it can be anything.
            return {"bytes": len(body)} if body else None


class RecordingHttp(Http):
    """A way out that records what passes."""

    def __init__(self, http: Http, recording: Recording) -> None:
        self._http, self._recording = http, recording

    async def send(self, request: Request) -> Reply:
        """The answer of the way out that it stands before. Raises as that does."""
        try:
            reply = await self._http.send(request)
        except Trouble as trouble:
            self._recording.add(request, None, type(trouble).__name__)
            raise
        self._recording.add(request, reply)
        return reply

    def close(self) -> None:
        """Closes the way out that it stands before."""
        self._http.close()
