from __future__ import annotations

import asyncio
import contextlib
import gettext
import socket
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st
from scripted_server import AT_ONCE

from app.identity import browser_return
from app.identity.browser_return import BrowserReturn, _form
from app.languages import Language
from app.text import Text

STATE = "this sign-in"
GOOD = {"state": STATE, "code": "a code"}

Browser = Callable[[str], Any]


def answered(browser: Browser, state: str = STATE) -> dict[str, str]:
    """What a sign-in gets when a browser does this; it must not be for nothing."""

    async def wait() -> dict[str, str]:
        async with BrowserReturn() as back:
            doing = asyncio.create_task(asyncio.to_thread(browser, back.address))
            async with asyncio.timeout(30):
                back.expect(state)
                form = await back.answer()
            await doing
        return form

    return asyncio.run(wait())


def visited(*browsers: Browser) -> list[Any]:
    """What browsers get while a sign-in waits; none of them may end it."""

    async def visit() -> list[Any]:
        async with BrowserReturn() as back:
            back.expect(STATE)
            waiting = asyncio.create_task(back.answer())
            await asyncio.sleep(0)
            results = [await asyncio.to_thread(browser, back.address) for browser in browsers]
            assert not waiting.done()
            waiting.cancel()
        return results

    return asyncio.run(visit())


def posts(form: dict[str, str]) -> Browser:
    def post(address: str) -> requests.Response:
        with requests.Session() as session:
            session.trust_env = False
            return session.post(address, data=form, timeout=30)

    return post


def says(raw: bytes) -> Browser:
    """A client that sends bytes as they are, and gives what it got back."""

    def say(address: str) -> bytes:
        answer = b""
        with (
            socket.create_connection(("127.0.0.1", urlsplit(address).port or 0), timeout=30) as connection,
            # Whoever says too much may be hung up on before it is all said.
            contextlib.suppress(OSError),
        ):
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            while piece := connection.recv(65536):
                answer += piece
        return answer

    return say


def test_the_browser_brings_the_answer_back() -> None:
    assert answered(posts(GOOD)) == GOOD


def test_the_person_sees_that_it_is_done() -> None:
    pages: list[requests.Response] = []
    answered(lambda address: pages.append(posts(GOOD)(address)))
    (page,) = pages
    assert page.status_code == 200
    assert "You are signed in." in page.text
    assert "a code" not in page.text


def test_the_person_sees_that_it_is_not_done() -> None:
    pages: list[requests.Response] = []
    form = {"state": STATE, "error": "access_denied", "error_description": "<script>alert(1)</script>"}
    assert answered(lambda address: pages.append(posts(form)(address)))["error"] == "access_denied"
    assert "You are not signed in." in pages[0].text
    assert "<script>" not in pages[0].text


def test_the_page_keeps_everything_to_itself() -> None:
    pages: list[requests.Response] = []
    answered(lambda address: pages.append(posts(GOOD)(address)))
    headers = pages[0].headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_the_page_speaks_the_person_s_language() -> None:
    class German(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return "Du bist <angemeldet> & fertig." if message.startswith("You are signed in") else message

    async def wait() -> str:
        async with BrowserReturn(Language("de", German()).say) as back:
            page = asyncio.create_task(asyncio.to_thread(posts(GOOD), back.address))
            back.expect(STATE)
            await back.answer()
            text: str = (await page).text
            return text

    assert "Du bist &lt;angemeldet&gt; &amp; fertig." in asyncio.run(wait())


@pytest.mark.parametrize(
    "form", [{"state": "another", "code": "x"}, {"code": "x"}, {"state": "", "code": "x"}, {}]
)
def test_an_answer_of_another_sign_in_is_turned_away(form: dict[str, str]) -> None:
    (page,) = visited(posts(form))
    assert "older sign-in" in page.text


def test_the_right_answer_is_taken_after_others_were_turned_away() -> None:
    def browse(address: str) -> None:
        posts({"state": "another", "code": "x"})(address)
        posts(GOOD)(address)

    assert answered(browse) == GOOD


def test_the_first_right_answer_counts() -> None:
    async def wait() -> dict[str, str]:
        async with BrowserReturn() as back:
            back.expect(STATE)
            waiting = asyncio.create_task(back.answer())
            await asyncio.to_thread(posts(GOOD), back.address)
            await asyncio.to_thread(posts({**GOOD, "code": "another"}), back.address)
            return await waiting

    assert asyncio.run(wait()) == GOOD


def test_the_first_right_answer_counts_also_when_the_next_one_is_quicker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first_is_read, second_is_shown = threading.Event(), threading.Event()
    words = browser_return._words

    def held_up(form: dict[str, str], belongs: bool) -> Text:
        if not first_is_read.is_set():
            first_is_read.set()
            assert second_is_shown.wait(60)
        return words(form, belongs)

    def browse(address: str) -> None:
        first = threading.Thread(target=posts(GOOD), args=(address,))
        first.start()
        assert first_is_read.wait(60)
        posts({**GOOD, "code": "another"})(address)
        second_is_shown.set()
        first.join()

    monkeypatch.setattr(browser_return, "_words", held_up)
    assert answered(browse) == GOOD


def test_nothing_is_taken_before_a_sign_in_waits() -> None:
    async def wait() -> str:
        async with BrowserReturn() as back:
            page = await asyncio.to_thread(posts({"state": "", "code": "x"}), back.address)
            return str(page.text)

    assert "older sign-in" in asyncio.run(wait())


BODY = urlencode(GOOD).encode()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\r\n\r\n",
        b"POST / HTTP/1.1\r\n",
        b"POST / HTTP/1.1\r\n\r\n" + BODY,
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n" + BODY,
        b"POST / HTTP/1.1\r\nContent-Length: \xb2\r\n\r\n" + BODY,
        b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n" + BODY,
        b"POST / HTTP/1.1\r\nContent-Length: 70000\r\n\r\n" + b"x" * 70_000,
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n" + BODY,
        b"POST / HTTP/1.1\r\nContent-Length: 500\r\n\r\n" + b"state=another",
        b"GET /?" + BODY + b" HTTP/1.1\r\n\r\n",
        b"PUT / HTTP/1.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 200\r\n\r\n" + b"&".join(b"a%d=b" % n for n in range(40)),
    ],
)
def test_odd_visitors_change_nothing_and_make_no_noise(raw: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    visited(says(raw))
    assert capfd.readouterr() == ("", "")


def test_who_looks_at_the_address_by_hand_gets_a_page() -> None:
    (answer,) = visited(says(b"GET / HTTP/1.1\r\n\r\n"))
    assert b"200 OK" in answer
    assert b"older sign-in" in answer


def test_a_browser_that_does_not_wait_for_the_page_signs_in_all_the_same(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read, has_left = threading.Event(), threading.Event()

    def read(body: bytes) -> dict[str, str]:
        is_read.set()
        assert has_left.wait(60)
        return _form(body)

    def leave(address: str) -> None:
        connection = socket.create_connection(("127.0.0.1", urlsplit(address).port or 0))
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        connection.sendall(b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY)
        assert is_read.wait(60)
        connection.close()
        has_left.set()

    monkeypatch.setattr("app.identity.browser_return._form", read)
    assert answered(leave) == GOOD
    assert capfd.readouterr() == ("", "")


@given(body=st.binary())
def test_any_body_is_a_form_or_nothing(body: bytes) -> None:
    form = _form(body)
    assert "" not in form.values()
