from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from window_places import ENVIRONMENTS, PRODUCTION

from app.services.environments import Environment
from app.setup.environment_index import Order, index_of
from app.text import render
from ui.environment_list import ABOUT, FACTS, MARK, EnvironmentList

_MANY = tuple(replace(PRODUCTION, id=str(one), name=f"Environment {one:05}") for one in range(10_000))


@pytest.fixture
def alone(qapp: QApplication) -> EnvironmentList:
    """A list that nobody else asks for more rows."""
    return EnvironmentList(render, qapp)


@pytest.fixture
def rows(alone: EnvironmentList) -> EnvironmentList:
    """A list that Qt's own tester watches."""
    QAbstractItemModelTester(alone, alone)
    return alone


def _shown(rows: EnvironmentList) -> list[str]:
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def _row_of(rows: EnvironmentList, environment: Environment, role: int) -> str:
    content = rows.place_of(environment).data(role)
    assert isinstance(content, str)
    return content


def test_a_row_says_name_type_region_state_and_both_hosts(rows: EnvironmentList) -> None:
    rows.fill(index_of(ENVIRONMENTS), "e-1")
    assert rows.index(0, 0).data() == "Contoso Production"
    assert rows.index(0, 0).data(FACTS) == "Production · westeurope"
    assert rows.index(0, 0).data(ABOUT) == (
        "Ready · contoso.crm4.dynamics.com · contoso.operations.dynamics.com"
    )
    assert rows.index(0, 0).data(MARK) == "Used last time"
    assert rows.index(1, 0).data(MARK) == ""


def test_a_screen_reader_gets_all_of_it(rows: EnvironmentList) -> None:
    rows.fill(index_of(ENVIRONMENTS), "e-1")
    assert rows.index(0, 0).data(int(Qt.ItemDataRole.AccessibleTextRole)) == (
        "Contoso Production, Used last time, Production · westeurope, "
        "Ready · contoso.crm4.dynamics.com · contoso.operations.dynamics.com"
    )


def test_each_that_cannot_be_used_gives_its_own_reason(rows: EnvironmentList) -> None:
    rows.fill(index_of(ENVIRONMENTS), "")
    barred = [one for one in range(rows.rowCount()) if not rows.flags(rows.index(one, 0))]
    assert [rows.index(row, 0).data(ABOUT) for row in barred] == [
        "This environment has no Dataverse database.",
        "This environment is being deleted.",
        "This environment is switched off.",
        "This environment is in administration mode.",
        "This environment is not finished yet.",
    ]


def test_qt_hears_of_a_page_at_a_time_and_of_all_in_the_end(alone: EnvironmentList) -> None:
    alone.fill(index_of(_MANY), "")
    nowhere = alone.index(-1, 0)
    assert (alone.rowCount(), alone.count, alone.canFetchMore(nowhere)) == (100, 10_000, True)
    while alone.canFetchMore(nowhere):
        alone.fetchMore(nowhere)
    assert _shown(alone) == [one.name for one in _MANY]


def test_one_that_is_far_down_can_be_gone_to(alone: EnvironmentList) -> None:
    alone.fill(index_of(_MANY), "")
    assert alone.place_of(_MANY[4321]).data() == "Environment 04321"
    assert alone.rowCount() == 4322


def test_the_same_list_is_not_filled_in_again(rows: EnvironmentList) -> None:
    index = index_of(ENVIRONMENTS)
    assert rows.fill(index, "")
    assert not rows.fill(index, "")
    assert rows.fill(index, "e-1")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["t", "e", "st", " ", "west", "x", "-", ""]), max_size=6), st.sampled_from(Order)
)
def test_typing_letter_by_letter_finds_the_same_as_all_at_once(
    rows: EnvironmentList, keys: list[str], order: Order
) -> None:
    index = index_of(ENVIRONMENTS)
    rows.fill(index, "")
    rows.narrow("")
    rows.arrange(order)
    typed = ""
    for key in keys:
        typed = typed[:-1] if key == "-" else typed + key
        rows.narrow(typed)
        assert _shown(rows) == [ENVIRONMENTS[place].name for place in index.places(typed, order)]


def test_ten_thousand_are_searched_and_ordered_at_once(rows: EnvironmentList) -> None:
    """Generous limits: they catch what is slower by an order, whatever the computer has to do besides."""
    rows.fill(index_of(_MANY), "")
    acts: tuple[Callable[[], None], ...] = (
        lambda: rows.narrow("environment 04"),
        lambda: rows.narrow("4321"),
        lambda: rows.arrange(Order.NAME),
        lambda: rows.narrow(""),
    )
    for act in acts:
        began = time.thread_time()
        act()
        assert time.thread_time() - began < 0.15
