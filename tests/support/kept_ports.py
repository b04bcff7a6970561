"""Ports that a practice tenant gets at each of its starts, and that nobody else gets while it is not running.

A port that a tenant leaves is free for everyone: the tests that run beside this one listen, too.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from app.demo.addresses import ORIGINS, Addresses
from app.demo.server.moved import settle
from app.demo.state import State


@contextmanager
def kept_ports(folder: Path) -> Iterator[None]:
    """Keep a port for each origin of the tenant on a folder, until the block ends."""
    with ExitStack() as kept:
        ports = {origin: kept.enter_context(kept_port()) for origin in ORIGINS}
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = State.open(folder / "practice.sqlite3")
        with contextlib.closing(state), state.transaction() as documents:
            settle(documents, Addresses(ports))
        yield


@contextmanager
def kept_port() -> Iterator[int]:
    """Keep a port, on which nobody listens yet, on both loopback addresses.

    Linux gives a port that is bound in this way to whoever asks for it by its number, and to nobody else.
    Other systems would not even give it to those: there the port is only one that was free.
    """
    while True:
        with ExitStack() as kept:
            first = kept.enter_context(_bound(socket.AF_INET, "127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                kept.enter_context(_bound(socket.AF_INET6, "::1", port))
            except OSError as trouble:
                if trouble.errno == errno.EADDRINUSE:
                    continue
            if sys.platform != "linux":
                kept.close()
            yield port
            return


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    endpoint = socket.socket(family, socket.SOCK_STREAM)
    try:
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        endpoint.bind((host, port))
    except OSError:
        endpoint.close()
        raise
    return endpoint
