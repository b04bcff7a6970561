"""A person at the window: looks for what is shown, presses it, types, and waits until something has happened.

The window runs as in the program. Only the call that sends the browser somewhere is replaced.
"""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import browser
import pytest
import requests
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QWidget

from app.cli.options import Options, parse
from ui.start import session
from ui.window import Window

SECONDS = 120.0


@dataclass
class Browser:
    """The person's browser: `opened` has every page. With a scenario, sign-in pages are answered."""

    scenario: str | None = "ready"
    opened: list[str] = field(default_factory=list)
    cookies: requests.Session = field(default_factory=requests.Session)

    def open(self, url: QUrl) -> bool:
        """Stands for the call that opens a page."""
        address = url.toString()
        self.opened.append(address)
        if "/authorize?" in address and self.scenario is not None:
            threading.Thread(target=self._sign_in, args=(address, self.scenario)).start()
        return True

    def shows(self, address: str) -> str:
        """A page, as the signed-in person gets it."""
        return self._answered(self.cookies.get(address, timeout=SECONDS))

    def presses(self, address: str, button: str, about: str) -> None:
        """Presses a button of a page."""
        assert (button, about) in browser.form_of(self.shows(address), address).buttons
        self._answered(self.cookies.post(address, data={button: about}, timeout=SECONDS))

    def fills_in(self, address: str, form: dict[str, str]) -> str:
        """Sends a form of a page, and gives what it says then."""
        self.shows(address)
        return self._answered(self.cookies.post(address, data=form, timeout=SECONDS))

    def _sign_in(self, address: str, scenario: str) -> None:
        form = browser.form_of(self.shows(address), address)
        chosen = {**form.carried, "scenario": scenario}
        answer = self.cookies.post(form.address, data=chosen, timeout=SECONDS)
        way_back = browser.form_of(self._answered(answer), answer.url)
        self._answered(self.cookies.post(way_back.address, data=way_back.carried, timeout=SECONDS))

    def _answered(self, answer: requests.Response) -> str:
        answer.raise_for_status()
        return answer.text


@dataclass
class Person:
    """Someone at the window. `looking` surrounds what the test does to see something."""

    window: Window
    browser: Browser
    screenshots: Path
    looking: Callable[[], AbstractContextManager[None]] = nullcontext

    async def sees(self, condition: Callable[[], bool], seconds: float = SECONDS) -> None:
        """Waits until something is so."""
        end = time.monotonic() + seconds
        while not self._is_so(condition):
            assert time.monotonic() < end, f"after {seconds} s, this is shown: {self.words()}"
            await asyncio.sleep(0.02)

    def _is_so(self, condition: Callable[[], bool]) -> bool:
        with self.looking():
            return condition()

    async def step(self, title: str) -> None:
        """Waits until the page with this title is shown."""
        await self.sees(lambda: title in self.words())

    def words(self) -> list[str]:
        """Every text that is shown."""
        labels = [label.text() for label in self.window.findChildren(QLabel) if label.isVisible()]
        return labels + [one.text() for one in self.window.findChildren(QAbstractButton) if one.isVisible()]

    def says(self, beginning: str) -> bool:
        """Whether some text that is shown begins so."""
        return any(word.startswith(beginning) for word in self.words())

    def button(self, name: str) -> QAbstractButton:
        """The button with this object name."""
        found = [one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, f"no button {name!r} is shown"
        return found[0]

    def has(self, name: str) -> bool:
        """Whether something with this object name is shown."""
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    async def presses(self, name: str) -> None:
        """Presses a button, once it can be pressed."""
        await self.sees(lambda: self.has(name) and self.button(name).isEnabled())
        with self.looking():
            button = self.button(name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        await asyncio.sleep(0)

    def types(self, name: str, content: str) -> None:
        """Types into a field."""
        field = next(one for one in self.window.findChildren(QLineEdit, name) if one.isVisible())
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, content)

    def environments(self) -> QListView:
        """The list of environments."""
        view = self.window.findChild(QListView, "environments")
        assert isinstance(view, QListView)
        return view

    async def chooses_environment(self, name: str) -> None:
        """Chooses an environment by its name."""
        await self.sees(lambda: self.has("environments") and self.environments().model().rowCount() > 0)
        view = self.environments()
        with self.looking():
            model = view.model()
            places = [model.index(row, 0) for row in range(model.rowCount())]
            place = next(one for one in places if one.data() == name)
            centre = view.visualRect(place).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)

    async def signs_in(self) -> None:
        """Goes from the first page to the list of environments, as the browser's scenario."""
        await self.presses("forward")
        await self.presses("sign-in")
        await self.sees(lambda: self.has("account"))
        await self.presses("forward")
        await self.step("Choose the environment")

    async def elsewhere(self, act: Callable[[], object]) -> None:
        """Does something outside the window while it goes on."""
        await asyncio.to_thread(act)

    def verdict(self, check_id: str) -> str:
        """The word that a check shows."""
        label = self.window.findChild(QLabel, f"verdict-{check_id}")
        return label.text() if isinstance(label, QLabel) else ""

    async def shoots(self, name: str) -> None:
        """Saves a picture of the window."""
        await asyncio.sleep(0.05)
        self.window.grab().save(str(self.screenshots / f"{name}.png"))


@dataclass(frozen=True)
class Setting:
    """What a window is started with in a test. `window` is one that is shown already."""

    folder: Path
    browser: Browser
    monkeypatch: pytest.MonkeyPatch
    window: Window | None = None

    def options(self, *more: str) -> Options:
        """The program's options: the practice company, working very fast."""
        return parse(["--demo", "--pace", "3000", "--state-folder", str(self.folder / "state"), *more])

    async def walk(
        self, way: Callable[[Person], Coroutine[Any, Any, None]], options: Options | None = None
    ) -> int:
        """Starts the window, goes a way through it, closes it, and gives the exit code."""
        self.monkeypatch.setattr(QDesktopServices, "openUrl", self.browser.open)
        running = asyncio.ensure_future(session(options or self.options(), window=self.window))
        try:
            async with asyncio.timeout(SECONDS):
                while not (found := _windows()):  # noqa: ASYNC110 - as above
                    await asyncio.sleep(0.01)
            person = Person(found[0], self.browser, _screenshots(self.folder))
            await way(person)
        finally:
            for window in (*_windows(), *_windows()):
                # Where something would be lost, the first time only asks.
                window.close()
            ended = await asyncio.wait_for(running, SECONDS)
        return ended


def _windows() -> list[Window]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, Window) and one.isVisible()]


def _screenshots(folder: Path) -> Path:
    place = Path(os.environ.get("SCREENSHOTS") or folder / "screenshots")
    place.mkdir(parents=True, exist_ok=True)
    return place
