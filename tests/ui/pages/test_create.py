from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from window_states import STATES

from app.provisioning.progress import CreationStage, Progress

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]


def _stages(shown: Any) -> list[str]:
    names = [label.accessibleName() for label in shown.window.findChildren(QLabel) if label.isVisible()]
    return [name.rpartition(": ")[2] for name in names if name.endswith(("done", "going on", "to come"))]


def test_the_stages_say_how_far_it_is(show: Show) -> None:
    assert _stages(show("create-asking")) == ["going on", "still to come", "still to come", "still to come"]
    assert _stages(show("create-building")) == ["done", "done", "going on", "still to come"]
    assert _stages(show("create-finished")) == ["done", "done", "done", "done"]


def test_the_time_that_passed_is_shown_with_what_is_usual(show: Show) -> None:
    begun = Progress(CreationStage.BUILDING, datetime.now(UTC) - timedelta(minutes=12, seconds=30))
    shown = show(replace(STATES["create-building"], progress=begun))
    assert shown.find("time").text().startswith("Time passed: 12:")


def test_what_takes_longer_than_usual_is_called_so(show: Show) -> None:
    long_ago = Progress(CreationStage.BUILDING, datetime.now(UTC) - timedelta(minutes=41))
    shown = show(replace(STATES["create-building"], progress=long_ago))
    assert "longer than usual" in shown.find("time").text()


def test_one_may_leave_but_not_go_back(show: Show) -> None:
    shown = show("create-building")
    assert any("You may close this window" in one for one in shown.words)
    assert not shown.find("back").isEnabled()


def test_a_hindrance_is_told_while_it_lasts(show: Show) -> None:
    shown = show("create-hindered")
    assert any("The program keeps trying." in one for one in shown.words)
    shown.become(STATES["create-building"])
    assert not any("The program keeps trying." in one for one in shown.words)


def test_a_sign_in_that_ended_is_asked_for_again(show: Show) -> None:
    shown = show("create-sign-in")
    assert shown.has("sign-in-again")
    assert not show("create-stalled").has("sign-in-again")
    assert show("create-stalled").has("try-again")
