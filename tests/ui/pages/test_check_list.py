from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from window_places import ALL_READY
from window_states import STATES

from app.checks.check import CheckResult, Finding, Verdict
from app.setup.state import SetupState
from app.text import text

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Show = Callable[..., Any]
PRODUCTS, LICENCE, KIND = "table-map-products", "power-pages-licence", "environment-kind"
FIRST, ADVICE, IN_ORDER = (
    "To be settled first",
    "Advice: the setup can go on without it",
    "In order",
)


def _state(*not_ready: str, running: str = "") -> SetupState:
    return replace(
        STATES["readiness-ready"],
        readiness=tuple(_result(one, one.check.id in not_ready, running) for one in ALL_READY),
    )


def _result(result: CheckResult, is_missing: bool, running: str) -> CheckResult:
    if result.check.id == running:
        return replace(result, finding=None)
    return replace(result, finding=Finding(Verdict.NOT_READY, text("Missing."))) if is_missing else result


def _below_each_other(shown: Any) -> list[str]:
    """The titles and headings, from above."""
    known = {FIRST, ADVICE, IN_ORDER, *(str(one.check.title) for one in ALL_READY)}
    labels = [one for one in shown.window.findChildren(QLabel) if one.isVisible() and one.text() in known]
    return [one.text() for one in sorted(labels, key=lambda one: one.mapTo(one.window(), QPoint()).y())]


def test_what_holds_back_stands_first_and_advice_apart(show: Show) -> None:
    found = _below_each_other(show(_state(PRODUCTS, LICENCE)))
    assert found[:5] == [FIRST, "Table map Products", ADVICE, "Power Pages licence", IN_ORDER]
    assert len(found) == len(ALL_READY) + 3


def test_nothing_is_headed_where_all_is_in_order(show: Show) -> None:
    assert _below_each_other(show(_state())) == [str(one.check.title) for one in ALL_READY]


def test_nothing_moves_while_a_check_runs(show: Show) -> None:
    shown = show(_state(PRODUCTS))
    shown.become(_state(running=PRODUCTS))
    assert _below_each_other(shown)[:2] == [FIRST, "Table map Products"]
    shown.become(_state())
    assert _below_each_other(shown)[0] != FIRST


def test_the_tab_key_follows_the_rows(show: Show) -> None:
    shown = show(_state(PRODUCTS, KIND))
    stops: list[QWidget] = [shown.find(f"details-{PRODUCTS}")]
    for _ in range(400):
        following = stops[-1].nextInFocusChain()
        assert following is not None
        stops.append(following)
    names = [one.objectName() for one in stops]
    places = [names.index(f"details-{one}") for one in (PRODUCTS, KIND, "sign-in-rights", "dataverse")]
    assert places == sorted(places)
