"""Keeping a live website as it is, as a snapshot."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.update.live.capture import capture, model_of
from app.update.live.progress import Tell
from app.update.schema import portal_schema
from app.update.snapshots.snapshot import Snapshot, SnapshotKind
from app.update.snapshots.snapshots import Snapshots

if TYPE_CHECKING:
    from app.services.client import Client


@dataclass(frozen=True)
class Kept:
    """What is to be kept: the website's record, its environment's id, its template's version, and as what."""

    website: str
    environment: str
    template_version: str
    kind: SnapshotKind


async def keep(client: Client, folder: Path, kept: Kept, tell: Tell) -> datetime:
    """Reads the website and keeps it in `folder`; gives when it was read. Of a website there is one baseline.

    Raises:
        SnapshotTrouble: it cannot be kept.
        WebsiteTrouble, ServiceRefused, ReplyTrouble, NetworkTrouble, SignInTrouble: it cannot be read.
    """
    snapshots = Snapshots(folder)
    if kept.kind == "baseline":
        notes = await asyncio.to_thread(snapshots.notes, kept.website)
        if baseline := next((note for note in notes if note.kind == "baseline"), None):
            return baseline.taken
    schema = await asyncio.to_thread(portal_schema)
    model = await model_of(client, kept.website)
    captured = await capture(client, kept.website, model, schema, tell)
    snapshot = Snapshot(captured.site, kept.kind, captured.taken, kept.environment, kept.template_version)
    await asyncio.to_thread(snapshots.keep, snapshot)
    return captured.taken
