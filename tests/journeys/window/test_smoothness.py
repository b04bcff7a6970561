from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from smooth_walk import smooth_walk
from window_driver import Person, Setting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

MOST = 120.0
"""Milliseconds of work in one go. Generous: the benchmark measures; this only sees a page that is made whole
in one go, or a list that is read in the window's thread, also on a slow and busy computer."""


def test_nothing_holds_the_window_up(setting: Setting, play: Callable[[Any], None]) -> None:
    worked: dict[str, float] = {}

    async def way(person: Person) -> None:
        gaps = await smooth_walk(person)
        worked.update({place: max(found.work) for place, found in gaps.items()})

    play(setting.walk(way))
    assert {place: most for place, most in worked.items() if most > MOST} == {}
    assert len(worked) == 9
