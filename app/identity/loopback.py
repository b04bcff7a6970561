"""A free port on both loopback addresses of this computer, served until it is closed.

Browsers take "localhost" for 127.0.0.1 or for ::1, so both are listened on at one port (contract: identity.md
section 4). Where a computer has only one of them, that one has to do.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import socketserver
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_TRIES = 10
"""Ports that are tried: one that is free on one address can be taken on the other."""


class Loopback:
    """Answers with `handler`, each address in a thread of its own, from the beginning to `close`."""

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        """Begins to listen.

        Raises:
            OSError: this computer allows no listening at all.
        """
        self._ending = threading.Event()
        self._listeners = _listeners(handler)
        self._threads = [self._begun(listener) for listener in self._listeners]

    @property
    def port(self) -> int:
        """The port, on each address."""
        return self._listeners[0].server_port

    def close(self) -> None:
        """Stops listening. Returns within a moment, once nothing listens any more."""
        self.stop()
        for thread in self._threads:
            thread.join()

    def stop(self) -> None:
        """Lets the listening end, without waiting for that."""
        self._ending.set()

    def _begun(self, listener: _Listener) -> threading.Thread:
        thread = threading.Thread(target=self._serve, args=(listener,), name="browser return", daemon=True)
        thread.start()
        return thread

    def _serve(self, listener: _Listener) -> None:
        with listener:
            while not self._ending.is_set():
                listener.handle_request()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    # Seconds until it is seen that nobody waits any more.
    timeout = 0.05
    # A second program must not be able to listen on the same port.
    allow_reuse_address = False

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._connected: set[Any] = set()
        super().__init__(address, handler)

    def server_bind(self) -> None:
        """Binds without asking the network for this computer's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "localhost", int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connected.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._connected.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing: a browser may go away whenever it likes."""

    def server_close(self) -> None:
        super().server_close()
        # Browsers open connections in advance and leave them unused.
        for request in tuple(self._connected):
            with contextlib.suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)


def _listeners(handler: type[BaseHTTPRequestHandler]) -> tuple[_Listener, ...]:
    """A listener on each address that this computer has."""
    for _ in range(_TRIES):
        try:
            first = _Listener(("127.0.0.1", 0), handler)
        except OSError:
            return (_Listener(("::1", 0), handler),)
        try:
            return first, _Listener(("::1", first.server_port), handler)
        except OSError as trouble:
            if trouble.errno != errno.EADDRINUSE:
                return (first,)
            # Another program would get what is meant for this one.
            first.server_close()
    return (_Listener(("127.0.0.1", 0), handler),)
