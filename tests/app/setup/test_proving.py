from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from app.errors import NoNetwork, SignInNeeded, SignInTimedOut, Trouble
from app.identity.accounts import Account
from app.setup.proof import Proof
from app.setup.proving import OpenPage, Proving

ALEX = Account("alex.contoso", "alex@contoso.example", "contoso")
ROBIN = Account("robin.contoso", "robin@contoso.example", "contoso")


class Desk:
    """Someone at a browser, and the time that passes."""

    def __init__(self, has_browser: bool = True) -> None:
        self.time = 0.0
        self.opened: list[str] = []
        self.shown: list[Proof | None] = []
        self.open_at_once = self.most_at_once = 0
        self.comes_back: Callable[[], Coroutine[Any, Any, Account]] = self._as_alex
        open_page = self.opened.append if has_browser else None
        self.proving = Proving(self._sign_in, open_page, self.shown.append, lambda: self.time)

    async def asks(self, resource: str = "dataverse", claims: str | None = "{}") -> bool:
        """A request that is begun now, and refused."""
        begun, needed = self.time + 1, SignInNeeded(claims, resource=resource)
        self.time += 2
        return await self.proving.prove(ALEX, needed, begun)

    async def _sign_in(self, open_page: OpenPage, account: Account, needed: SignInNeeded) -> Account:
        self.open_at_once += 1
        self.most_at_once = max(self.most_at_once, self.open_at_once)
        try:
            open_page(f"{account.user_name} {needed.resource} {needed.claims}")
            return await self.comes_back()
        finally:
            self.open_at_once -= 1

    async def _as_alex(self) -> Account:
        await asyncio.sleep(0.01)
        return ALEX


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(work)


def test_the_browser_is_opened_and_shown_until_the_person_is_back() -> None:
    desk = Desk()
    assert run(desk.asks())
    assert desk.opened == ["alex@contoso.example dataverse {}"]
    assert desk.shown == [Proof(), Proof(desk.opened[0]), None]


def test_the_same_is_not_asked_for_twice() -> None:
    desk = Desk()
    assert run(desk.asks())
    desk.time += 100_000
    assert not run(desk.asks())
    assert len(desk.opened) == 1


def test_a_service_that_always_wants_something_else_is_not_obeyed_for_ever() -> None:
    desk = Desk()
    assert run(desk.asks(claims='{"nbf": 1}'))
    assert not run(desk.asks(claims='{"nbf": 2}'))
    desk.time += 700
    assert run(desk.asks(claims='{"nbf": 3}'))
    assert len(desk.opened) == 2


def test_another_service_may_ask_at_once() -> None:
    desk = Desk()
    assert run(desk.asks("dataverse"))
    assert run(desk.asks("graph"))
    assert len(desk.opened) == 2


def test_many_that_are_turned_away_together_open_one_page() -> None:
    desk = Desk()

    async def together() -> list[bool]:
        return await asyncio.gather(*(desk.asks(f"service-{place}") for place in range(6)))

    assert run(together()) == [True] * 6
    assert len(desk.opened) == 1


def test_two_pages_are_never_open_side_by_side() -> None:
    desk, is_asked = Desk(), asyncio.Event()

    async def when_the_other_has_asked() -> Account:
        await is_asked.wait()
        return ALEX

    async def later(resource: str) -> bool:
        while not desk.opened:  # noqa: ASYNC110 - the page opens in its own time
            await asyncio.sleep(0)
        desk.time += 50
        is_asked.set()
        return await desk.asks(resource)

    desk.comes_back = when_the_other_has_asked

    async def side_by_side() -> list[bool]:
        return list(await asyncio.gather(desk.asks("dataverse"), later("graph")))

    assert run(side_by_side()) == [True, True]
    assert desk.most_at_once == 1


@pytest.mark.parametrize("trouble", [SignInTimedOut(), NoNetwork("login")])
def test_who_does_not_come_back_is_left_alone(trouble: Trouble) -> None:
    desk = Desk()

    async def never() -> Account:
        raise trouble

    desk.comes_back = never

    async def together() -> list[bool]:
        return await asyncio.gather(*(desk.asks(f"service-{place}") for place in range(3)))

    assert run(together()) == [False] * 3
    assert len(desk.opened) == 1
    desk.time += 700
    assert not run(desk.asks("service-0", '{"nbf": 2}'))
    assert desk.shown[-1] is None


def test_someone_else_proves_nothing() -> None:
    desk = Desk()

    async def robin() -> Account:
        return ROBIN

    desk.comes_back = robin
    assert not run(desk.asks())


def test_without_a_browser_nothing_is_opened() -> None:
    desk = Desk(has_browser=False)
    assert not run(desk.asks())
    assert desk.shown == []


def test_what_nobody_foresaw_is_not_hidden() -> None:
    desk = Desk()

    async def broken() -> Account:
        raise KeyError

    desk.comes_back = broken
    with pytest.raises(KeyError):
        run(desk.asks())
    assert desk.shown[-1] is None


async def _waiting(desk: Desk) -> asyncio.Task[bool]:
    forever = asyncio.Event()

    async def never() -> Account:
        await forever.wait()
        return ALEX

    desk.comes_back = never
    asking = asyncio.create_task(desk.asks())
    while not desk.opened:  # noqa: ASYNC110 - the page opens in its own time
        await asyncio.sleep(0)
    return asking


def test_the_waiting_can_be_stopped_without_ending_what_waits() -> None:
    desk = Desk()

    async def stop() -> bool:
        asking = await _waiting(desk)
        desk.proving.stop()
        return await asking

    assert not run(stop())
    assert (desk.shown[-1], desk.open_at_once) == (None, 0)
    desk.proving.stop()


def test_ending_what_waits_ends_the_waiting() -> None:
    desk = Desk()

    async def leave() -> bool:
        asking = await _waiting(desk)
        asking.cancel()
        await asyncio.wait((asking,))
        return asking.cancelled()

    assert run(leave())
    assert (desk.shown[-1], desk.open_at_once) == (None, 0)
