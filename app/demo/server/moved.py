"""Keeps saved addresses true: an origin whose port was taken meanwhile has moved to another one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.demo.addresses import Addresses
from app.demo.state import ITSELF, Documents


def ports_of_last_start(documents: Documents) -> Mapping[str, int]:
    """Give the port of every origin at the last start; nothing the first time."""
    return documents.get(ITSELF, "ports", "last") or {}


def settle(documents: Documents, addresses: Addresses) -> None:
    """Remember where every origin listens now, and correct each saved address of one that has moved."""
    before = Addresses(ports_of_last_start(documents))
    moved = {
        before.host(origin): addresses.host(origin)
        for origin in before.ports
        if before.host(origin) != addresses.host(origin)
    }
    if moved:
        hosts = re.compile(rf"(?:{'|'.join(map(re.escape, moved))})(?!\d)")
        documents.rewrite(lambda text: hosts.sub(lambda found: moved[found.group()], text))
    documents.put(ITSELF, "ports", "last", dict(addresses.ports))
