"""The address on this computer that the browser comes back to after sign-in.

It listens for one answer, on the loopback only, for as long as one sign-in lasts. An answer that does not
carry this sign-in's own `state` is turned away (contract: identity.md section 4).
"""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from urllib.parse import parse_qs, urlunsplit

from app.identity.loopback import Loopback
from app.text import Say, Text, render, text

_MOST_BYTES = 64 * 1024
_LENGTH = re.compile(r"[0-9]{1,9}")
_PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width">'
    "<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:32em;margin:15vh auto;padding:0 1em}}"
    "h1{{font-size:1.5em}}@media(prefers-color-scheme:dark){{body{{background:#1b1d21;color:#eee}}}}</style>"
    "</head><body><h1>{title}</h1><p>{words}</p></body></html>"
)


class BrowserReturn:
    """Waits for the browser. Use as `async with`: it listens from entering to leaving."""

    def __init__(self, say: Say = render) -> None:
        self._say = say
        self._state = ""
        self._first: dict[str, dict[str, str]] = {}
        self._answer: asyncio.Future[dict[str, str]]
        self._loopback: Loopback

    async def __aenter__(self) -> BrowserReturn:
        """Starts to listen on a free port."""
        loop = asyncio.get_running_loop()
        self._answer = loop.create_future()
        self._loopback = Loopback(self._handler(loop))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stops listening, within a moment also where waiting for that is cancelled."""
        self._loopback.stop()
        await asyncio.to_thread(self._loopback.close)

    @property
    def address(self) -> str:
        """The redirect address to register this sign-in with."""
        return urlunsplit(("http", f"localhost:{self._loopback.port}", "", "", ""))

    def expect(self, state: str) -> None:
        """Takes from now on the answer to the sign-in with this `state`, and no other."""
        self._state = state

    async def answer(self) -> dict[str, str]:
        """The form that the browser brings back."""
        return await self._answer

    def _handler(self, loop: asyncio.AbstractEventLoop) -> type[BaseHTTPRequestHandler]:
        own = self

        class Handler(BaseHTTPRequestHandler):
            timeout = 5

            def do_GET(self) -> None:
                self._show(_words({}, belongs=False))

            def do_POST(self) -> None:
                length = self.headers.get("Content-Length", "")
                if not _LENGTH.fullmatch(length) or int(length) > _MOST_BYTES:
                    self.close_connection = True
                    self._show(_words({}, belongs=False))
                    return
                form = _form(self.rfile.read(int(length)))
                belongs = own._state != "" and form.get("state") == own._state
                if belongs:
                    # The page of a second answer may be shown sooner: the first one counts all the same.
                    form = own._first.setdefault(own._state, form)
                try:
                    self._show(_words(form, belongs))
                finally:
                    # Also where the browser did not wait for the page.
                    if belongs:
                        loop.call_soon_threadsafe(own._set_answer, form)

            def _show(self, words: Text) -> None:
                page = _page(words, own._say)
                self.send_response(200)
                for name, value in _HEADERS.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base's name
                """Says nothing: the answer holds a sign-in code."""

        return Handler

    def _set_answer(self, form: dict[str, str]) -> None:
        if not self._answer.done():
            self._answer.set_result(form)


_HEADERS: Mapping[str, str] = {
    "Content-Type": "text/html; charset=utf-8",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
}


def _words(form: Mapping[str, str], belongs: bool) -> Text:
    if not belongs:
        return text("This page belongs to an older sign-in. You can close it.")
    if "code" in form:
        return text("You are signed in. You can close this page and go back to Customer Portal Setup.")
    return text("You are not signed in. You can close this page and go back to Customer Portal Setup.")


def _form(body: bytes) -> dict[str, str]:
    try:
        fields = parse_qs(body.decode("ascii", "replace"), max_num_fields=20)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def _page(words: Text, say: Say) -> bytes:
    title = html.escape(say(text("Customer Portal Setup")))
    return _PAGE.format(title=title, words=html.escape(say(words))).encode()
