"""How tests use the program's way out: at once, and without waiting between attempts."""

from __future__ import annotations

import asyncio
from typing import Any

from app.http import Http, Reply, Request


class Pauses:
    """Takes the place of sleeping, and remembers how long it should have been."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        """Take note of the wait."""
        self.seconds.append(seconds)


def ask(http: Http, url: str, method: str = "GET", **given: Any) -> Reply:
    """Give the answer to one request."""
    return asyncio.run(http.send(Request(method, url, **given)))
