from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from usability_states import ACCOUNT, INVITEES, invitee

from app.aftercare.invitees import Invitee, Show
from app.languages import ENGLISH
from ui.invitee_table import InviteeTable

NAME, INVITATION, ORDER, ACCOUNT_COLUMN, KIND = range(5)
FRAME = 0.016


@pytest.fixture
def table(qapp: QApplication) -> Iterator[InviteeTable]:
    made = InviteeTable(ENGLISH, qapp)
    made.fill(INVITEES)
    yield made
    QObject.deleteLater(made)


def column(table: InviteeTable, place: int) -> list[str]:
    return [table.index(row, place).data() for row in range(table.rowCount())]


def test_it_says_what_each_lacks(table: InviteeTable) -> None:
    said = dict(zip(column(table, NAME), column(table, INVITATION), strict=True))
    assert said["Sam Fabrikam"] == "Ready"
    assert said["Kim Abercrombie"] == "Missing: Email address, Company (legal entity)"
    assert said["Jo Wingtip"] == "Cannot tell: Account number"


def test_an_account_orders_nothing(table: InviteeTable) -> None:
    said = dict(zip(column(table, NAME), column(table, ORDER), strict=True))
    assert said[ACCOUNT.name] == "Contacts order, not accounts"
    assert dict(zip(column(table, NAME), column(table, KIND), strict=True))[ACCOUNT.name] == "Account"


def test_somebody_without_a_name_can_be_seen(table: InviteeTable) -> None:
    table.fill((replace(INVITEES[0], name=""),))
    assert column(table, NAME) == ["No name"]


def test_it_begins_in_the_order_of_names(table: InviteeTable) -> None:
    names = [one.name for one in INVITEES]
    assert column(table, NAME) == sorted(names)
    table.sort(NAME, Qt.SortOrder.DescendingOrder)
    assert column(table, NAME) == sorted(names, reverse=True)


def test_it_is_sorted_by_how_much_is_missing(table: InviteeTable) -> None:
    table.sort(INVITATION)
    assert column(table, NAME)[-2:] == [ACCOUNT.name, "Kim Abercrombie"]


def test_it_is_narrowed_by_words_and_by_what_is_wanted(table: InviteeTable) -> None:
    table.narrow(Show.LACKING, "tail")
    assert column(table, NAME) == ["Robin Tailspin"]
    table.narrow(Show.READY, "")
    assert column(table, NAME) == ["Sam Fabrikam"]


def test_colours_tell_the_same_as_words(table: InviteeTable) -> None:
    colours = {
        name: table.index(row, INVITATION).data(int(Qt.ItemDataRole.ForegroundRole))
        for row, name in enumerate(column(table, NAME))
    }
    assert len({colours[name].name() for name in ("Sam Fabrikam", "Kim Abercrombie", "Jo Wingtip")}) == 3
    assert all(isinstance(one, QColor) for one in colours.values())
    assert table.index(0, NAME).data(int(Qt.ItemDataRole.ForegroundRole)) is None


def test_every_column_has_a_heading_and_nothing_is_beyond_the_end(table: InviteeTable) -> None:
    headings = [table.headerData(place, Qt.Orientation.Horizontal) for place in range(table.columnCount())]
    assert headings[:3] == ["Name", "Before an invitation", "Before a first order"]
    assert table.invitee_at(len(INVITEES)) is None
    assert table.headerData(0, Qt.Orientation.Vertical) is None


def many(count: int) -> tuple[Invitee, ...]:
    return tuple(
        invitee(f"Person {number:05}", *("email",)[: number % 2], order=("currency",)[: number % 3 // 2])
        for number in range(count)
    )


@pytest.mark.parametrize(
    "act",
    [
        lambda table: table.narrow(Show.LACKING, "person 1"),
        lambda table: table.sort(INVITATION, Qt.SortOrder.DescendingOrder),
        lambda table: [table.index(row, place).data() for row in range(40) for place in range(5)],
    ],
)
def test_thousands_do_not_hold_the_window_up(
    table: InviteeTable, act: Callable[[InviteeTable], object]
) -> None:
    table.fill(many(5_000))
    times = []
    for _ in range(5):
        started = time.thread_time()
        act(table)
        times.append(time.thread_time() - started)
    # The quickest of several: the processor may be slowed down in any of them.
    assert min(times) < FRAME
