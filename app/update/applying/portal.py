"""What applying needs of a website that is live: read it whole, say how a record is written, write."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from app.services.batch import Operation
from app.services.batch_reply import SetAnswer
from app.update.live.captured import Captured
from app.update.live.progress import Tell
from app.update.site.record import Record


@dataclass(frozen=True)
class Portal:
    """A website's way in and out.

    `read` reads all of it. `write` gives the writes that make a record as it was read into another (None for
    one that is not there), only where it is still as it was read; it raises ValueError for what cannot be
    written. `send` sends change sets, each done whole or not at all. `as_read` gives a record as it reads
    once it is written: in Dataverse's own words for dates and the like.

    `read` and `send` raise Trouble, as services do.
    """

    read: Callable[[Tell], Coroutine[Any, Any, Captured]]
    write: Callable[[Captured, Record | None, Record | None], tuple[Operation, ...]]
    send: Callable[[Sequence[Sequence[Operation]]], Awaitable[tuple[SetAnswer, ...]]]
    as_read: Callable[[Captured, Record], Record]
