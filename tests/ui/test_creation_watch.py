"""What the computer does for a creation besides showing it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from window_places import SITE
from window_states import STATES

from app.text import render
from ui.awake import Awake
from ui.creation_watch import CreationWatch
from ui.notification import Notification


class Kept(Awake):
    """Notes whether the computer is to stay awake."""

    def __init__(self) -> None:
        super().__init__("nowhere")
        self.on: list[bool] = []

    def keep(self, *, on: bool) -> None:
        if not self.on or self.on[-1] is not on:
            self.on.append(on)


class Noted(Notification):
    """Notes what is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def show(self, title: str, message: str) -> bool:
        self.told.append(f"{title}: {message}")
        return True

    def close(self) -> None:
        """Has nothing to take away."""


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def noted() -> Noted:
    return Noted()


@pytest.fixture
def watch(kept: Kept, noted: Noted) -> CreationWatch:
    return CreationWatch(render, kept, noted)


def follow(watch: CreationWatch, *names: str) -> None:
    for name in names:
        watch.follow(STATES[name])


def test_the_computer_stays_awake_while_a_portal_is_created(watch: CreationWatch, kept: Kept) -> None:
    follow(watch, "review", "create-asking", "create-building", "create-finished")
    assert kept.on == [False, True, False]
    watch.close()


def test_it_stays_awake_while_a_portal_is_made_by_hand(watch: CreationWatch, kept: Kept) -> None:
    follow(watch, "create-by-hand", "create-by-hand-looking", "create-by-hand")
    assert kept.on == [False, True, False]


def test_a_finished_portal_is_told_once(watch: CreationWatch, noted: Noted) -> None:
    follow(watch, "create-building")
    watch.follow(replace(STATES["create-building"], site=SITE))
    follow(watch, "create-finished", "finished")
    assert noted.told == ["Your portal is there: Contoso Orders can be opened now."]


@pytest.mark.parametrize("name", ["create-stalled", "create-stopped", "create-sign-in"])
def test_what_needs_the_person_is_told(watch: CreationWatch, noted: Noted, name: str) -> None:
    follow(watch, "create-building", name, name)
    assert len(noted.told) == 1
    assert noted.told[0].startswith("Your portal needs you: ")


def test_what_was_there_before_is_not_told(watch: CreationWatch, noted: Noted) -> None:
    follow(watch, "create-stalled", "finished")
    assert noted.told == []


class Inactive:
    """A window's stand-in that says whether it is looked at."""

    def __init__(self, *, active: bool) -> None:
        self.isActiveWindow = lambda: active


def test_nobody_who_looks_at_the_window_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    window: Any = Inactive(active=True)
    assert not Notification(window).show("title", "message")
