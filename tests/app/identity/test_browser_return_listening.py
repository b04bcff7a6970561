"""Where a browser return listens, and how it stops."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable
from urllib.parse import urlsplit

import pytest

from app.identity.browser_return import BrowserReturn

STATE = "this sign-in"


def test_the_browser_comes_back_to_a_name_that_every_computer_has() -> None:
    async def address() -> str:
        async with BrowserReturn() as back:
            return back.address

    assert asyncio.run(address()).startswith("http://localhost:")


def test_two_sign_ins_have_their_own_addresses() -> None:
    async def addresses() -> set[str]:
        async with BrowserReturn() as first, BrowserReturn() as second:
            return {first.address, second.address}

    assert len(asyncio.run(addresses())) == 2


@pytest.mark.parametrize("leave", ["at the end", "by an exception", "twice cancelled"])
def test_leaving_stops_listening(leave: str) -> None:
    addresses: list[str] = []

    async def use() -> None:
        async with BrowserReturn() as back:
            addresses.append(back.address)
            if leave == "by an exception":
                raise KeyError
            if leave == "twice cancelled":
                back.expect(STATE)
                await back.answer()

    asyncio.run(_left(use(), leave))
    port, limit = urlsplit(addresses[0]).port or 0, time.monotonic() + 60
    # Where the waiting for it was cancelled, it stops a moment later.
    while leave == "twice cancelled" and _listens(port) and time.monotonic() < limit:
        time.sleep(0.01)
    assert not _listens(port)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True


async def _left(work: Awaitable[None], leave: str) -> None:
    task = asyncio.ensure_future(work)
    await asyncio.sleep(0)
    if leave == "twice cancelled":
        task.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
    await asyncio.gather(task, return_exceptions=True)
