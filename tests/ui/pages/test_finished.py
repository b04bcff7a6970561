from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from window_states import SITE, STATES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def test_every_way_on_opens_its_page(show: Show) -> None:
    shown = show("finished")
    for name in ("open-portal", "edit-portal", "open-apps", "open-administration"):
        shown.press(name)
    assert shown.opened[0] == SITE.address
    assert "/e/e-1/sites/r-1/" in shown.opened[1]
    assert shown.opened[2].endswith("/environments/e-1/apps")
    assert shown.opened[3].endswith("/manage/portals")


def test_it_says_who_sees_it_and_for_how_long(show: Show) -> None:
    terms = next(one for one in show("finished").words if "private" in one)
    assert terms.endswith("can see it. It is a trial that ends in 90 days.")


def test_what_is_not_known_is_not_said(show: Show) -> None:
    shown = show(replace(STATES["finished"], site=replace(SITE, is_private=None, trial_days=None, record="")))
    assert not any("private" in one for one in shown.words)
    assert not shown.has("edit-portal")


def test_nothing_follows(show: Show) -> None:
    shown = show("finished")
    assert not shown.has("forward")
    assert not shown.has("back")
    assert shown.has("close")
