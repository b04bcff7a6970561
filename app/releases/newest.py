"""Asking for the newest version: one request without any mark of the person or the computer, once a day."""

from __future__ import annotations

import asyncio
from datetime import date

from app.errors import NetworkTrouble, ReplyTrouble
from app.http import Http, Request
from app.releases.channel import Channel
from app.releases.manifest import NotBelieved, Release, read_manifest
from app.releases.notes import Notes
from app.version import VERSION

_PATIENCE = 20.0
"""Seconds for the whole request: nobody waits for it."""


async def newer_version(
    http: Http, channel: Channel, notes: Notes, today: date, own: str = VERSION
) -> Release | None:
    """A version that the person may want, or None; no trouble of the network's is one of theirs."""
    if not channel.is_open or await asyncio.to_thread(notes.was_asked, today):
        return None
    try:
        reply = await http.send(Request("GET", channel.manifest, limit=_PATIENCE))
    except (NetworkTrouble, ReplyTrouble):
        return None
    await asyncio.to_thread(notes.note_asked, today)
    if reply.status != 200:
        return None
    try:
        release = await asyncio.to_thread(read_manifest, reply.body, channel.keys)
    except NotBelieved:
        return None
    hidden = await asyncio.to_thread(notes.is_hidden, release.version)
    return None if hidden or today > release.until or not release.is_newer_than(own) else release
