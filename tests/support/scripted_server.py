"""A server on this computer that does what a test wrote down, byte by byte, also what no server should do."""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import trustme

_READ = 64 * 1024
AT_ONCE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
"""How a socket is told to break its connection instead of ending it."""


@dataclass(frozen=True)
class Seen:
    """A request as it arrived. Header names are lower-case."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Wire:
    """One connection to a client, for a step of the script."""

    endpoint: socket.socket
    closing: threading.Event
    buffer: bytes = b""

    def send(self, content: bytes) -> None:
        """Send bytes as they are."""
        self.endpoint.sendall(content)

    def cut(self) -> None:
        """Break the connection as a pulled cable does: without a goodbye."""
        self.endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        self.endpoint.close()

    def cut_at_first_byte(self) -> None:
        """Break the connection once the client has begun to speak."""
        self.endpoint.recv(1)
        self.cut()

    def drip(self, piece: bytes, every: float) -> None:
        """Send a piece again and again until the client goes or the server closes."""
        while not self.closing.wait(every):
            self.send(piece)

    def stall(self, together: threading.Barrier | None = None) -> None:
        """Say nothing more until the client goes or the server closes, once all are `together`."""
        if together is not None:
            together.wait(60)
        self.endpoint.settimeout(0.02)
        while not self.closing.is_set():
            with contextlib.suppress(TimeoutError):
                if not self.endpoint.recv(_READ):
                    return

    def read(self) -> Seen | None:
        """Give the next request; None when the client has gone."""
        while b"\r\n\r\n" not in self.buffer:
            if not self._more():
                return None
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        length = int(headers.get("content-length", "0"))
        while len(self.buffer) < length:
            if not self._more():
                return None
        body, self.buffer = self.buffer[:length], self.buffer[length:]
        return Seen(method, target, headers, body)

    def _more(self) -> bool:
        piece = self.endpoint.recv(_READ)
        self.buffer += piece
        return bool(piece)


Step = bytes | Callable[[Wire], None]


@dataclass
class ScriptedServer:
    """A running server. Each request takes the next step of `script`; after the last, `{}` is answered.

    `connected` is set with the first connection, `asked` when a step begins, and `gone` when a connection
    has ended in the middle of something.
    """

    listener: socket.socket
    context: ssl.SSLContext | None
    before_tls: Callable[[Wire], None] | None = None
    script: deque[Step] = field(default_factory=deque)
    requests: list[Seen] = field(default_factory=list)
    connections: int = 0
    connected: threading.Event = field(default_factory=threading.Event)
    asked: threading.Event = field(default_factory=threading.Event)
    gone: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)
    open: set[socket.socket] = field(default_factory=set)
    threads: list[threading.Thread] = field(default_factory=list)

    @property
    def port(self) -> int:
        """Give the port that it listens on."""
        port: int = self.listener.getsockname()[1]
        return port

    @property
    def origin(self) -> str:
        """Give the origin that it answers for."""
        return f"https://localhost:{self.port}"

    def serve(self) -> None:
        """Take connections until the server is closed."""
        self.listener.settimeout(0.02)
        while not self.closing.is_set():
            try:
                endpoint, _ = self.listener.accept()
            except TimeoutError:
                continue
            endpoint.settimeout(None)
            self.connections += 1
            self.connected.set()
            self.open.add(endpoint)
            thread = threading.Thread(target=self._converse, args=(endpoint,))
            self.threads.append(thread)
            thread.start()

    def close(self, serving: threading.Thread) -> None:
        """Stop, and wait until nothing is left; `serving` is the thread that takes connections."""
        self.closing.set()
        serving.join()
        self.listener.close()
        for endpoint in tuple(self.open):
            with contextlib.suppress(OSError):
                socket.socket.shutdown(endpoint, socket.SHUT_RDWR)
        for thread in self.threads:
            thread.join()

    def _converse(self, raw: socket.socket) -> None:
        endpoint, was_cut = raw, False
        try:
            if self.before_tls is not None:
                self.before_tls(Wire(raw, self.closing))
            if self.context is not None:
                endpoint = self._encrypted(raw, self.context)
            wire = Wire(endpoint, self.closing)
            while (seen := wire.read()) is not None:
                self.requests.append(seen)
                self._perform(self.script.popleft() if self.script else answer(b"{}"), wire)
        except (OSError, ValueError):
            was_cut = True
        finally:
            self.open.discard(endpoint)
            endpoint.close()
            if was_cut:
                self.gone.set()

    def _encrypted(self, raw: socket.socket, context: ssl.SSLContext) -> socket.socket:
        # Python leaves a connection open that is lost before encryption is so much as begun.
        if not raw.recv(1, socket.MSG_PEEK):
            raise ConnectionError
        self.open.discard(raw)
        endpoint = context.wrap_socket(raw, server_side=True, do_handshake_on_connect=False)
        self.open.add(endpoint)
        try:
            endpoint.do_handshake()
        except OSError:
            endpoint.close()
            raise
        return endpoint

    def _perform(self, step: Step, wire: Wire) -> None:
        self.asked.set()
        if isinstance(step, bytes):
            wire.send(step)
            return
        step(wire)
        # A step that is no plain answer is the last of its connection.
        raise ConnectionError


@dataclass(frozen=True)
class Trusted:
    """A certificate authority for a test run, and the certificate of "localhost" that it signed."""

    ca_file: Path
    context: ssl.SSLContext

    @classmethod
    def at(cls, folder: Path, name: str = "localhost", until: datetime | None = None) -> Trusted:
        """Make a new authority and a certificate for a host's name, good `until` then."""
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name, not_after=until).configure_cert(context)
        ca_file = folder / f"{name}-ca.pem"
        authority.cert_pem.write_to_path(str(ca_file))
        return cls(ca_file, context)


@contextlib.contextmanager
def scripted_server(
    context: ssl.SSLContext | None, before_tls: Callable[[Wire], None] | None = None
) -> Iterator[ScriptedServer]:
    """Run a server until the block ends; without a context it speaks no TLS."""
    server = ScriptedServer(socket.create_server(("127.0.0.1", 0)), context, before_tls)
    serving = threading.Thread(target=server.serve)
    serving.start()
    try:
        yield server
    finally:
        server.close(serving)


def answer(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """Give the bytes of a whole answer; underscores in names of headers stand for hyphens."""
    given = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    return head(status, given) + body


def head(status: int, headers: Mapping[str, str]) -> bytes:
    """Give the bytes of an answer's head."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} Told\r\n{lines}\r\n".encode("latin-1")


def after(content: bytes, then: Callable[[Wire], None]) -> Callable[[Wire], None]:
    """Give a step that sends bytes and then goes on."""

    def step(wire: Wire) -> None:
        wire.send(content)
        then(wire)

    return step
