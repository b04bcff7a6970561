"""Signing in through Windows where only managed computers are let in, and what happens where that fails."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from practice_world import Practice, in_browser
from walk import Walk, hurry, walking
from windows_account import Windows, on_windows

from app.setup.state import StepId

WINDOW = 4711
WAITING = "Waiting for Windows to sign you in"


@pytest.fixture
def windows(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    windows = Windows(practice.tenant)
    with on_windows(monkeypatch, windows.module()):
        yield windows


@pytest.fixture
def walk(practice: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Walk]:
    hurry(monkeypatch)
    practice.found("ready")
    with walking(practice.tenant, tmp_path / "state") as walk:
        yield walk


class Browser:
    """The browser to fall back on."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    def open(self, page: str) -> None:
        """Opens a page, at which Alex signs in."""
        self.pages.append(page)
        in_browser(page, "ready")


def doings(walk: Walk) -> list[str]:
    shown = [str(state.activity.doing) for state in walk.states if state.activity.doing]
    return [one for place, one in enumerate(shown) if place == 0 or shown[place - 1] != one]


def test_the_account_of_the_computer_goes_all_the_way(walk: Walk, windows: Windows) -> None:
    browser = Browser()

    async def sign_in() -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.journey.people.sign_in_with_computer(WINDOW, browser.open)
        await walk.to(StepId.FINISHED)

    asyncio.run(sign_in())
    assert browser.pages == []
    assert windows.windows == [WINDOW]
    assert walk.state.site is not None


@pytest.mark.parametrize("answer", ["Status_UserCanceled", "Status_Unexpected"])
def test_the_browser_takes_over_without_a_word(walk: Walk, windows: Windows, answer: str) -> None:
    windows.answer = answer
    browser = Browser()

    async def sign_in() -> None:
        await walk.to(StepId.SIGN_IN)
        await walk.journey.people.sign_in_with_computer(WINDOW, browser.open)

    asyncio.run(sign_in())
    assert walk.state.account is not None
    assert len(browser.pages) == 1
    assert doings(walk) == [WAITING, "Waiting for you to sign in in your browser"]
    assert all(state.activity.problem is None for state in walk.states)


def test_a_step_is_signed_in_for_again_through_windows(walk: Walk, windows: Windows) -> None:
    browser = Browser()

    async def again() -> None:
        await walk.to(StepId.READINESS)
        before = walk.state.account
        await walk.journey.people.sign_in_again_with_computer(WINDOW, browser.open)
        assert walk.state.account == before
        await walk.journey.checks.check_all()

    asyncio.run(again())
    assert walk.state.is_ready
    assert browser.pages == []
    assert windows.asked[1][1]["hint"] == "alex@ready.contoso.example"


def test_a_step_s_fallback_asks_for_the_same_as_windows_was_asked(walk: Walk, windows: Windows) -> None:
    windows.answer = "Status_UserCanceled"
    browser = Browser()

    async def again() -> None:
        await walk.to(StepId.READINESS)
        await walk.journey.people.sign_in_again_with_computer(WINDOW, browser.open)

    asyncio.run(again())
    assert len(browser.pages) == 1
    assert "login_hint=alex" in browser.pages[0]


def test_another_account_of_the_computer_starts_at_its_own_environments(
    walk: Walk, windows: Windows, practice: Practice
) -> None:
    practice.found("no-licence")
    windows.answer = "no-licence"

    async def again() -> None:
        await walk.to(StepId.READINESS)
        await walk.journey.people.sign_in_again_with_computer(WINDOW, Browser().open)

    asyncio.run(again())
    assert (walk.state.step, walk.state.environment) == (StepId.ENVIRONMENT, None)
    assert walk.state.account is not None
    assert walk.state.account.user_name.startswith("chris")


def test_the_waiting_for_windows_can_be_cancelled(walk: Walk, windows: Windows) -> None:
    windows.held = threading.Event()
    browser = Browser()

    async def give_up() -> None:
        await walk.to(StepId.SIGN_IN)
        signing_in = walk.journey.people.sign_in_with_computer(WINDOW, browser.open)
        waiting = asyncio.create_task(signing_in)
        await walk.shows(lambda state: str(state.activity.doing) == WAITING)
        waiting.cancel()
        async with asyncio.timeout(30):
            await asyncio.wait((waiting,))
        assert walk.state.activity.doing is None
        windows.held.set()  # type: ignore[union-attr]

    asyncio.run(give_up())
    assert walk.state.account is None
    assert browser.pages == []
