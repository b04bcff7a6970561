"""However and whenever a sign-in ends, nothing of it goes on."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser import decline_device_code, enter_device_code
from held import holding
from identity_desk import Desk

from app.demo.tenant import PracticeTenant
from app.errors import SignInDeclined, SignInTimedOut
from app.identity.accounts import Account, DeviceCode
from app.identity.browser_return import BrowserReturn
from app.threads import DaemonExecutor

TOKEN = "/oauth2/v2.0/token"
DEVICE = "/devicecode"
_AT_ONCE = 60.0
"""Seconds: half of what an answer is held back, and far more than a busy computer needs."""


def stopped(work: Coroutine[Any, Any, Any], begun: threading.Event) -> float:
    """Stop work once something has begun; give the seconds until none of its threads is at work."""

    async def stop() -> float:
        task = asyncio.create_task(work)
        assert await asyncio.to_thread(begun.wait, 60)
        began = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.get_running_loop().shutdown_default_executor()
        return time.monotonic() - began

    before = set(threading.enumerate())
    took = asyncio.run(stop())
    assert not at_work(before)
    return took


def at_work(before: set[threading.Thread]) -> set[str]:
    """Give the names of the program's threads that are new, once they had a moment to end."""
    limit = time.monotonic() + 60
    while names := {
        thread.name for thread in set(threading.enumerate()) - before if "practice" not in thread.name
    }:
        if time.monotonic() > limit:
            break
        time.sleep(0.01)
    return names


def listens(page: str) -> bool:
    """Say whether the address that a sign-in page leads back to is still there."""
    port = urlsplit(parse_qs(urlsplit(page).query)["redirect_uri"][0]).port
    assert port is not None
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=30):
            return True
    except ConnectionRefusedError:
        return False


class NoBrowser:
    """A browser whose person does nothing."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.page = ""

    def __call__(self, url: str) -> None:
        self.page = url
        self.opened.set()


def test_a_sign_in_is_stopped_while_microsoft_is_looked_for(desk: Desk) -> None:
    with holding("login") as held:
        assert stopped(desk.accounts.sign_in(NoBrowser()), held.arrived) < _AT_ONCE


def test_a_sign_in_is_stopped_while_the_browser_is_open(desk: Desk) -> None:
    browser = NoBrowser()
    assert stopped(desk.accounts.sign_in(browser), browser.opened) < _AT_ONCE
    assert not listens(browser.page)


def test_a_sign_in_is_stopped_while_the_browser_holds_a_connection_open(desk: Desk) -> None:
    browser, connected = NoBrowser(), threading.Event()
    held: list[socket.socket] = []

    def open_page(url: str) -> None:
        browser(url)
        port = urlsplit(parse_qs(urlsplit(url).query)["redirect_uri"][0]).port
        held.append(socket.create_connection(("127.0.0.1", port or 0)))
        connected.set()

    assert stopped(desk.accounts.sign_in(open_page), connected) < _AT_ONCE
    with held[0] as connection:
        connection.settimeout(30)
        # A connection that had not even been taken yet is reset instead.
        with contextlib.suppress(ConnectionResetError):
            assert connection.recv(1) == b""


def test_a_sign_in_is_stopped_while_the_token_is_fetched(desk: Desk) -> None:
    with holding("login", "POST", f"*{TOKEN}") as held:
        assert stopped(desk.accounts.sign_in(desk.opens()), held.arrived) < _AT_ONCE
    assert not listens(desk.pages[0])
    assert asyncio.run(desk.accounts.saved()) == ()
    assert desk.keyring.entries == {}


def test_a_question_for_a_token_is_stopped(desk: Desk) -> None:
    account = desk.signed_in()
    with holding("login", "POST", f"*{TOKEN}") as held:
        assert stopped(desk.accounts.token(account, desk.cloud.graph), held.arrived) < _AT_ONCE


def test_a_person_can_sign_in_after_stopping(desk: Desk) -> None:
    browser = NoBrowser()
    stopped(desk.accounts.sign_in(browser), browser.opened)
    assert desk.signed_in().user_name


def test_a_browser_that_does_not_come_back_is_given_up(desk: Desk) -> None:
    browser = NoBrowser()
    before = set(threading.enumerate())
    with pytest.raises(SignInTimedOut):
        asyncio.run(desk.accounts.sign_in(browser, seconds=0.1))
    assert not listens(browser.page)
    assert not at_work(before)


def test_the_way_back_is_closed_also_when_no_thread_is_free_for_it() -> None:
    occupied, inside = threading.Event(), list[bool]()

    async def leave() -> None:
        async with BrowserReturn():
            waiting = asyncio.create_task(asyncio.to_thread(occupied.wait))
            await asyncio.sleep(0)
            inside.append(True)
        await waiting

    async def cancelled() -> None:
        asyncio.get_running_loop().set_default_executor(DaemonExecutor(most=1))
        leaving = asyncio.create_task(leave())
        while not inside:  # noqa: ASYNC110 - a few turns of the loop
            await asyncio.sleep(0)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        occupied.set()

    before = set(threading.enumerate())
    asyncio.run(cancelled())
    assert not at_work(before)


def test_a_browser_that_cannot_be_opened_leaves_nothing(desk: Desk) -> None:
    pages: list[str] = []

    def broken(url: str) -> None:
        pages.append(url)
        raise OSError("no browser")

    with pytest.raises(OSError, match="no browser"):
        asyncio.run(desk.accounts.sign_in(broken))
    assert not listens(pages[0])


def test_closing_the_way_out_ends_a_sign_in(desk: Desk) -> None:
    with holding("login") as held:

        def close() -> None:
            assert held.arrived.wait(60)
            desk.http.close()

        closing = threading.Thread(target=close)
        closing.start()
        began = time.monotonic()
        with pytest.raises(Exception, match="localhost"):
            asyncio.run(desk.accounts.sign_in(NoBrowser()))
        closing.join()
        assert time.monotonic() - began < _AT_ONCE


def sign_in_with_code(desk: Desk, act: Callable[[DeviceCode], None]) -> Account:
    return asyncio.run(desk.accounts.sign_in_with_code(act))


def test_a_person_signs_in_with_a_code(desk: Desk) -> None:
    shown: list[DeviceCode] = []

    def act(code: DeviceCode) -> None:
        shown.append(code)
        enter_device_code(code.address, code.code, "ready")

    account = sign_in_with_code(desk, act)
    assert account.user_name.startswith("alex")
    assert shown[0].seconds > 60
    assert asyncio.run(desk.accounts.token(account, desk.cloud.graph)).value
    assert desk.kept()["RefreshToken"]


def test_a_person_may_say_no_on_the_other_device(desk: Desk) -> None:
    with pytest.raises(SignInDeclined):
        sign_in_with_code(desk, lambda code: decline_device_code(code.address, code.code))


def test_a_code_whose_time_is_over_is_told(desk: Desk, tenant: PracticeTenant) -> None:
    del tenant
    with pytest.raises(SignInTimedOut):
        sign_in_with_code(desk, lambda code: desk.http.forge(TOKEN, b'{"error": "expired_token"}'))


def test_waiting_for_a_code_is_stopped(desk: Desk) -> None:
    begun = desk.http.beginning(TOKEN)
    assert stopped(desk.accounts.sign_in_with_code(lambda _: None), begun) < _AT_ONCE
    asked = desk.http.asked(TOKEN)
    time.sleep(0.1)
    assert desk.http.asked(TOKEN) == asked


def test_asking_for_a_code_is_stopped(desk: Desk) -> None:
    with holding("login", "POST", f"*{DEVICE}") as held:
        assert stopped(desk.accounts.sign_in_with_code(lambda _: None), held.arrived) < _AT_ONCE
