"""One client's connection: HTTP/1.1 requests in, replies out, until either side has had enough."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from socketserver import BaseServer
from typing import IO, Any, Final, cast
from urllib.parse import unquote

from werkzeug import Request
from werkzeug.serving import DechunkedInput

from app.demo.server.fault_effects import Reply

_LARGEST_BODY: Final = 8 * 1024 * 1024
_PIECE: Final = 64
_IDLE_SECONDS: Final = 120


class HttpConnection(BaseHTTPRequestHandler):
    """Serves one connection from construction to its end; the socket stays the caller's to close."""

    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    disable_nagle_algorithm = True

    def __init__(
        self,
        connection: socket.socket,
        scheme: str,
        answer: Callable[[Request], Reply],
        closing: threading.Event,
    ) -> None:
        """Answer every request with `answer`; `closing` ends the pauses of a slow reply."""
        self._scheme = scheme
        self._answer = answer
        self._closing = closing
        server = BaseServer(connection.getsockname(), type(self))
        super().__init__(connection, connection.getpeername(), server)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        """Keep silent: what people practise is nobody's record."""

    def _serve(self) -> None:
        body = self._body()
        if body is None:
            self.close_connection = True
            self.send_error(413)
            return
        request = Request(self._environment(body))
        self._send(self._answer(request), request)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _serve  # noqa: N815

    def _body(self) -> bytes | None:
        """Read the request's body, None if it is too large to be meant seriously."""
        if "Transfer-Encoding" in self.headers:
            body = DechunkedInput(cast("IO[bytes]", self.rfile)).read(_LARGEST_BODY + 1) or b""
            return body if len(body) <= _LARGEST_BODY else None
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _LARGEST_BODY:
            return None
        return self.rfile.read(int(length))

    def _environment(self, body: bytes) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in self.headers.items()}
        host, port = self.connection.getsockname()[:2]
        return {
            **headers,
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "SERVER_NAME": host,
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": self.request_version,
            "wsgi.url_scheme": self._scheme,
            "wsgi.input": io.BytesIO(body),
            "wsgi.input_terminated": True,
        }

    def _send(self, reply: Reply, request: Request) -> None:
        if reply.cut or reply.lost:
            self.close_connection = True
        if reply.lost:
            return
        chunks, status, headers = reply.response.get_wsgi_response(request.environ)
        body = b"".join(chunks)
        promised = max(1, len(body)) if reply.cut else None
        head = self._head(status, headers, promised)
        if reply.cut:
            self.wfile.write(head + body[: len(body) // 2])
        elif reply.pause:
            self._drip(head, body, reply.pause)
        else:
            self.wfile.write(head + body)

    def _head(self, status: str, headers: list[tuple[str, str]], promised: int | None) -> bytes:
        kept = [(name, value) for name, value in headers if promised is None or name != "Content-Length"]
        if promised is not None:
            kept.append(("Content-Length", str(promised)))
        kept.append(("Date", formatdate(usegmt=True)))
        kept.append(("Connection", "close" if self.close_connection else "keep-alive"))
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in kept), "", ""]
        return "\r\n".join(lines).encode("latin-1")

    def _drip(self, head: bytes, body: bytes, pause: float) -> None:
        self.wfile.write(head)
        for start in range(0, len(body), _PIECE):
            if self._closing.wait(pause):
                self.close_connection = True
                return
            self.wfile.write(body[start : start + _PIECE])
