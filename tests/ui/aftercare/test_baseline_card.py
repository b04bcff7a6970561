from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from app.errors import ServiceDown
from app.problems import problem_of
from app.setup.baseline import Baseline


def _shown(show: Callable[[str], Any], baseline: Baseline) -> Any:
    shown = show("finished")
    if baseline.problem is None:
        shown.press("unfold-baseline")
    shown.become(replace(shown.journey.state, baseline=baseline))
    return shown


def test_a_copy_can_be_kept_whenever_it_is_wanted(show: Callable[[str], Any]) -> None:
    shown = _shown(show, Baseline())
    button = shown.find("keep-copy")
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled()
    assert shown.find("about-baseline").text().startswith("Keep a copy of the portal as it is now")


def test_how_far_the_keeping_is_can_be_seen(show: Callable[[str], Any]) -> None:
    shown = _shown(show, Baseline(is_working=True, read=12, known=60))
    assert "Keeping the portal as it is: 12 of 60 records" in shown.words
    assert not shown.find("keep-copy").isEnabled()


def test_a_portal_that_is_kept_says_so(show: Callable[[str], Any]) -> None:
    shown = _shown(show, Baseline(kept=datetime(2026, 11, 21, tzinfo=UTC)))
    assert shown.find("about-baseline").text().startswith("A copy of the portal")


def test_what_came_in_the_way_is_told_and_can_be_tried_again(show: Callable[[str], Any]) -> None:
    problem = problem_of(ServiceDown("Dataverse", 503))
    shown = _shown(show, Baseline(of_template=True, problem=problem))
    assert str(problem.what) in shown.words
    assert shown.has("again-baseline")
