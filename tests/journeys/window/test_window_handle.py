from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def _has_a_handle(person: Person) -> None:
    await person.step("Open a portal for your customers")
    shell = person.window._shell
    assert shell is not None
    handle = shell._session.window_handle
    assert handle is not None
    assert handle() == int(person.window.winId()) != 0


async def _has_none(person: Person) -> None:
    await person.step("Open a portal for your customers")
    shell = person.window._shell
    assert shell is not None
    assert shell._session.window_handle is None


def test_windows_own_sign_in_gets_the_window_that_is_shown(
    setting: Setting, play: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.identity.broker.is_there", lambda: True)
    play(setting.walk(_has_a_handle))


def test_nothing_is_offered_where_there_is_no_such_sign_in(
    setting: Setting, play: Callable[[Any], None]
) -> None:
    play(setting.walk(_has_none))
