"""Accepts connections for every origin in one thread and serves each in a thread of its own."""

from __future__ import annotations

import contextlib
import selectors
import socket
import ssl
import threading
from collections.abc import Mapping
from typing import Final

from app.demo.addresses import BROWSER
from app.demo.server.connection import HttpConnection
from app.demo.server.origin import Origin
from app.demo.server.ports import Listeners

_HANDSHAKE_SECONDS: Final = 10


class Server:
    """The running servers of the practice tenant. Closing leaves no thread, connection or socket behind."""

    def __init__(
        self,
        listeners: Listeners,
        origins: Mapping[str, Origin],
        context: ssl.SSLContext,
        closing: threading.Event,
    ) -> None:
        """Serve each origin on its listeners, which are this server's to close from now on."""
        self._context = context
        self._closing = closing
        self._lock = threading.Lock()
        self._live: dict[threading.Thread, socket.socket] = {}
        self._wake, self._woken = socket.socketpair()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._woken, selectors.EVENT_READ)
        for name, sockets in listeners.items():
            for listener in sockets:
                listener.setblocking(False)
                self._selector.register(listener, selectors.EVENT_READ, origins[name])
        self._accepting = threading.Thread(target=self._accept, name="practice-accept", daemon=True)
        self._accepting.start()

    def close(self) -> None:
        """Stop listening, end every connection and wait for its thread; a second call does nothing."""
        if self._closing.is_set():
            return
        self._closing.set()
        self._wake.send(b"x")
        self._accepting.join()
        with self._lock:
            live = dict(self._live)
            for connection in live.values():
                # The plain socket's own shutdown: the TLS one would take the session away under the reader.
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in live:
            thread.join()
        for sock in (self._wake, self._woken):
            sock.close()

    def _accept(self) -> None:
        while not self._closing.is_set():
            for key, _ in self._selector.select():
                if isinstance(key.fileobj, socket.socket) and isinstance(key.data, Origin):
                    self._welcome(key.fileobj, key.data)
        for key in list(self._selector.get_map().values()):
            if isinstance(key.fileobj, socket.socket) and key.fileobj is not self._woken:
                key.fileobj.close()
        self._selector.close()

    def _welcome(self, listener: socket.socket, origin: Origin) -> None:
        # Between the selector's word and accept the client may have gone: that is no reason to stop.
        with contextlib.suppress(OSError):
            connection, _ = listener.accept()
            if origin.refuses_connection():
                connection.close()
                return
            if origin.name != BROWSER:
                connection = self._secured(connection)
            thread = threading.Thread(
                target=self._serve, args=(connection, origin), name=f"practice-{origin.name}", daemon=True
            )
            with self._lock:
                self._live[thread] = connection
            thread.start()

    def _secured(self, connection: socket.socket) -> ssl.SSLSocket:
        try:
            # Asked first, because wrapping the socket of a client that has gone leaves it open.
            connection.getpeername()
            connection.settimeout(_HANDSHAKE_SECONDS)
        except OSError:
            connection.close()
            raise
        # The handshake waits for the client, so it is left to the connection's own thread.
        return self._context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)

    def _serve(self, connection: socket.socket, origin: Origin) -> None:
        try:
            # A client that goes away in the middle of anything is everyday business.
            with contextlib.suppress(OSError), connection:
                if isinstance(connection, ssl.SSLSocket):
                    connection.do_handshake()
                scheme = "http" if origin.name == BROWSER else "https"
                HttpConnection(connection, scheme, origin.answer, self._closing)
        finally:
            with self._lock:
                self._live.pop(threading.current_thread(), None)
