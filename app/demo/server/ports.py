"""Listening sockets on this computer's loopback addresses, for IPv4 and, where there is one, IPv6."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Final

from app.errors import PracticeUnavailable

_LOOPBACK: Final = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
_ABSENT: Final = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)

Listeners = Mapping[str, tuple[socket.socket, ...]]


def listen(origins: tuple[str, ...], remembered: Mapping[str, int], first_port: int | None) -> Listeners:
    """Listen for every origin: from `first_port` on, else on the remembered ports where they are free.

    Raises:
        PracticeUnavailable: "port-in-use", where a port counted from `first_port` is taken.
    """
    with ExitStack() as unless_all_listen:
        listeners: dict[str, tuple[socket.socket, ...]] = {}
        for number, origin in enumerate(origins):
            if first_port is None:
                listeners[origin] = _listen_anywhere(remembered.get(origin, 0))
            else:
                listeners[origin] = _listen_exactly(first_port + number)
            for listener in listeners[origin]:
                unless_all_listen.callback(listener.close)
        unless_all_listen.pop_all()
    return listeners


def port_of(listeners: tuple[socket.socket, ...]) -> int:
    """Give the port that an origin's listeners share."""
    port: int = listeners[0].getsockname()[1]
    return port


def _listen_exactly(port: int) -> tuple[socket.socket, ...]:
    try:
        return _listen_on(port)
    except (OSError, OverflowError) as problem:
        raise PracticeUnavailable("port-in-use", f"port {port}: {problem}") from problem


def _listen_anywhere(preferred: int) -> tuple[socket.socket, ...]:
    while True:
        try:
            return _listen_on(preferred)
        except OSError:
            # A port free for IPv4 may be taken for IPv6: then the next try asks for any other.
            preferred = 0


def _listen_on(port: int) -> tuple[socket.socket, ...]:
    with ExitStack() as unless_all_listen:
        listeners: list[socket.socket] = []
        for family, host in _LOOPBACK:
            try:
                listener = _bound(family, host, port)
            except OSError as problem:
                if family == socket.AF_INET6 and problem.errno in _ABSENT:
                    continue
                raise
            unless_all_listen.callback(listener.close)
            listeners.append(listener)
            port = listener.getsockname()[1]
        unless_all_listen.pop_all()
    return tuple(listeners)


def _bound(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        # On Windows SO_REUSEADDR would let two programs share a port; elsewhere it only skips a wait.
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except BaseException:
        listener.close()
        raise
    return listener
