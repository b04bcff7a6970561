"""A tenant with very many environments, which answers page by page and after a while, without a network."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from scripted import reply

from app.http import Http, Reply, Request

Describe = Callable[[int, dict[str, Any]], dict[str, Any]]
_REGIONS = ("westeurope", "northeurope", "eastus", "westus2", "japaneast")
_KINDS = ("Production", "Sandbox", "Trial", "Developer")


def environment_row(number: int) -> dict[str, Any]:
    """One environment as the environment service lists it, with what a real row is long of."""
    name = f"contoso-{number:05}"
    return {
        "id": f"/providers/Microsoft.BusinessAppPlatform/environments/{_id(number)}",
        "type": "Microsoft.BusinessAppPlatform/environments",
        "location": "europe",
        "name": _id(number),
        "properties": {
            "displayName": f"Contoso environment {number:05}",
            "azureRegion": _REGIONS[number % len(_REGIONS)],
            "environmentSku": _KINDS[number % len(_KINDS)],
            "provisioningState": "Succeeded",
            "states": {"management": {"id": "Ready"}, "runtime": {"id": "Enabled"}},
            "linkedEnvironmentMetadata": {
                "resourceId": _id(number + 1_000_000),
                "instanceUrl": f"https://{name}.crm4.dynamics.com/",
                "instanceState": "Ready",
                "baseLanguage": 1033,
            },
            "lifecycleOperationsEnforcement": {
                "disallowedOperations": [{"reason": {"message": "It cannot be performed here. " * 10}}] * 4
            },
        },
    }


class ManyEnvironments(Http):
    """A way out behind which every list has `count` environments, `size` a page, each after `seconds`."""

    def __init__(self, count: int, size: int, seconds: float) -> None:
        self._seconds, self._size = seconds, size
        self._bodies = {
            source: [_body(describe, start, size, count) for start in range(0, count, size)]
            for source, describe in _DESCRIBED.items()
        }

    async def send(self, request: Request) -> Reply:
        """The page that is asked for."""
        parts = urlsplit(request.url)
        start = int(parse_qs(parts.query).get("start", ["0"])[0])
        source = next(name for name in _DESCRIBED if name in parts.path)
        await asyncio.sleep(self._seconds)
        return reply(self._bodies[source][start // self._size], url=request.url)


def _body(describe: Describe, start: int, size: int, count: int) -> bytes:
    end = min(start + size, count)
    rows = [describe(number, environment_row(number)) for number in range(start, end)]
    following = {"nextLink": f"?start={end}"} if end < count else {}
    return json.dumps({"value": rows, **following}).encode()


def _managed(number: int, row: dict[str, Any]) -> dict[str, Any]:
    finance = {"url": f"https://contoso-{number:05}.operations.dynamics.com"} if number % 3 == 0 else None
    return {
        "id": row["name"],
        "displayName": row["properties"]["displayName"],
        "type": row["properties"]["environmentSku"],
        "state": "Enabled",
        "url": row["properties"]["linkedEnvironmentMetadata"]["instanceUrl"],
        "finOpsMetadata": finance,
    }


def _discovered(number: int, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "Id": _id(number + 1_000_000),
        "EnvironmentId": row["name"],
        "FriendlyName": row["properties"]["displayName"],
        "State": 0,
        "Url": row["properties"]["linkedEnvironmentMetadata"]["instanceUrl"],
    }


_DESCRIBED: dict[str, Describe] = {
    "BusinessAppPlatform": lambda _, row: row,
    "environmentmanagement": _managed,
    "discovery": _discovered,
}


def _id(number: int) -> str:
    return f"{number:08x}-7f97-58d5-acac-82e715201c8b"
