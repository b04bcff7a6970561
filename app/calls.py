"""One call on the wire, and how it is ended from outside.

`requests` has no way to give up a call that waits in another thread. Here each connection tells the call
that uses it, so that the call can shut its socket down: the waiting thread returns at once.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_running = threading.local()


class Call:
    """A call in progress. `stop` may be used from any thread, more than once."""

    def __init__(self) -> None:
        self.stopped = False
        self.expired = False
        self._lock = threading.Lock()
        self._endpoint: socket.socket | None = None

    def stop(self) -> None:
        """Ends the call: its thread sees a lost connection."""
        with self._lock:
            self.stopped = True
            if self._endpoint is not None:
                with contextlib.suppress(OSError):
                    self._endpoint.shutdown(socket.SHUT_RDWR)

    def expire(self) -> None:
        """Ends the call because its time is over."""
        self.expired = True
        self.stop()

    @contextlib.contextmanager
    def in_this_thread(self) -> Iterator[None]:
        """Connections that this thread uses meanwhile belong to this call."""
        _running.call = self
        try:
            yield
        finally:
            _running.call = None
            self._hold(None)

    def uses(self, endpoint: socket.socket) -> None:
        """Takes note of the connection; a call that was stopped before ends here."""
        # A second handle of the same connection: the first one changes hands when TLS begins, and is closed
        # while the answer is still read where the service wants no further request.
        handle = socket.fromfd(endpoint.fileno(), endpoint.family, endpoint.type, endpoint.proto)
        self._hold(handle)
        if self.stopped:
            raise ConnectionAbortedError

    def _hold(self, handle: socket.socket | None) -> None:
        with self._lock:
            if self._endpoint is not None:
                self._endpoint.close()
            self._endpoint = handle


def _note(endpoint: socket.socket | None) -> None:
    call: Call | None = getattr(_running, "call", None)
    if call is not None and endpoint is not None:
        call.uses(endpoint)


def _noted(endpoint: socket.socket) -> socket.socket:
    try:
        _note(endpoint)
    except OSError:
        endpoint.close()
        raise
    return endpoint


class _WatchedConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _noted(super()._new_conn())

    def request(self, *arguments: Any, **keywords: Any) -> None:
        _note(self.sock)
        super().request(*arguments, **keywords)


class _WatchedHTTPSConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _noted(super()._new_conn())

    def request(self, *arguments: Any, **keywords: Any) -> None:
        _note(self.sock)
        super().request(*arguments, **keywords)


class WatchedConnectionPool(HTTPConnectionPool):
    """Plain connections that tell which call uses them."""

    ConnectionCls = _WatchedConnection


class WatchedHTTPSConnectionPool(HTTPSConnectionPool):
    """TLS connections that tell which call uses them."""

    ConnectionCls = _WatchedHTTPSConnection
