"""A website in Dataverse, as applying needs it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.services.batch import Operation
from app.services.batch_reply import SetAnswer
from app.update.applying.portal import Portal
from app.update.live.capture import capture
from app.update.live.captured import Captured
from app.update.live.payload import as_read, writes
from app.update.live.progress import Tell
from app.update.live.writing import send_writes
from app.update.schema import Schema
from app.update.site.record import Record
from app.update.site.site import Model

if TYPE_CHECKING:
    from app.services.client import Client


def live_portal(client: Client, website: str, model: Model, schema: Schema) -> Portal:
    """The website with this record, of the environment whose Dataverse `client` asks."""

    async def read(tell: Tell) -> Captured:
        return await capture(client, website, model, schema, tell)

    async def send(change_sets: Sequence[Sequence[Operation]]) -> tuple[SetAnswer, ...]:
        return await send_writes(client, change_sets)

    def write(captured: Captured, before: Record | None, after: Record | None) -> tuple[Operation, ...]:
        return writes(captured, before, after, schema)

    return Portal(read, write, send, as_read)
