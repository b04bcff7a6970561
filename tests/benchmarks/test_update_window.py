"""How fluent the window stays when 20,000 records differ."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import pytest
from benchmark_report import table
from portal_sides import guid
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QTreeView
from states_of_updating import ReadNow, updating

from app.clouds import cloud_named
from app.setup.connection import Connection, connect
from app.setup.journey import Journey
from app.setup.state import SetupState
from app.setup.update_state import UpdateState, UpdateView
from app.text import render
from app.update.site.record import Record
from app.update.site.site import Site
from app.update.view.comparison import compare
from app.update.view.record_view import record_view
from app.update.view.standing import first_board
from ui.beside.desk import Desk
from ui.scope import Scope
from ui.session import Session
from ui.start import prepared
from ui.steadiness import steady
from ui.turns import in_a_turn_of_its_own
from ui.update.differences_page import DifferencesPage

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.timeout(300),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
_COUNT = 20_000
_FRAME = 16.0
_TABLES = ("adx_webtemplate", "adx_contentsnippet", "adx_webpage", "adx_sitesetting")
_COLUMNS = {
    "adx_webtemplate": "adx_source",
    "adx_contentsnippet": "adx_value",
    "adx_webpage": "adx_copy",
    "adx_sitesetting": "adx_value",
}
_LINES = "<p>line</p>\n" * 60


@dataclass
class Spent:
    """Milliseconds that the window's thread worked for each act, until it was painted."""

    work: list[float] = field(default_factory=list)

    @property
    def usual(self) -> float:
        """What 95 in 100 stay below."""
        return quantiles(self.work, n=20)[18]


@dataclass
class Fixture:
    """A page with its parts."""

    page: DifferencesPage
    journey: Journey
    tree: QTreeView
    search: QLineEdit


def _site(side: str) -> Site:
    records = []
    for number in range(_COUNT):
        name = _TABLES[number % len(_TABLES)]
        changed = number % 3 == 0 or side != "ours"
        content = f"{_LINES}<p>{side if changed else 'base'} {number}</p>\n"
        columns = {"adx_name": f"Record {number:05}", _COLUMNS[name]: content}
        records.append(Record(name, guid(f"{name} {number}"), columns))
    return Site(guid("site"), "Contoso", "standard", tuple(records))


def _compared() -> UpdateState:
    base, ours, theirs = _site("base"), _site("ours"), _site("theirs")
    comparison = compare(base, ours, theirs)
    first = comparison.decisions[0].place
    return UpdateState(
        UpdateView.DIFFERENCES,
        ours=ReadNow(ours),
        comparison=comparison,
        board=first_board(comparison),
        looked_at=first,
        shown=record_view(comparison, first, render),
    )


def _page(connection: Connection, pages: list[DifferencesPage]) -> tuple[DifferencesPage, Journey]:
    def show(state: SetupState) -> None:
        for page in pages:
            page.render(state)

    journey = Journey(connection, show, updating(_compared()))
    scope = Scope(lambda _trouble: None)
    session = Session(
        journey=journey,
        cloud=connection.cloud,
        page=scope,
        lasting=scope,
        open_page=lambda _: None,
        open_report=lambda _: None,
        open_calendar_file=lambda _: None,
        practise=lambda: None,
        come_forward=lambda: None,
        desk=Desk(lambda: None),
        ask=lambda _question, _lost: None,
        later=in_a_turn_of_its_own,
    )
    return DifferencesPage(session), journey


@pytest.fixture
def opened(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fixture]:
    prepared(qapp)
    loop = asyncio.new_event_loop()

    def at_once(_scope: object, work: Coroutine[Any, Any, None]) -> None:
        # What belongs into another thread is not counted as the window's work.
        loop.run_until_complete(work)

    monkeypatch.setattr("ui.scope.Scope.spawn", at_once)
    connection = connect(cloud_named("public"), "client", tmp_path)
    pages: list[DifferencesPage] = []
    page, journey = _page(connection, pages)
    pages.append(page)
    page.widget.resize(1000, 740)
    began = time.thread_time()
    page.render(journey.state)
    _FIRST.append((time.thread_time() - began) * 1000)
    page.widget.show()
    qapp.processEvents()
    tree, search = page.widget.findChild(QTreeView), page.widget.findChild(QLineEdit, "search")
    assert isinstance(tree, QTreeView)
    assert isinstance(search, QLineEdit)
    with steady():
        yield Fixture(page, journey, tree, search)
    page.widget.hide()
    connection.close()
    loop.close()


_FIRST: list[float] = []


def _spent(acts: Sequence[Callable[[], object]], tree: QTreeView) -> Spent:
    spent = Spent()
    for act in acts:
        began = time.thread_time()
        act()
        tree.viewport().repaint()
        spent.work.append((time.thread_time() - began) * 1000)
        began = time.thread_time()
        QApplication.processEvents()
        spent.work.append((time.thread_time() - began) * 1000)
    return spent


def _typed(opened: Fixture) -> Sequence[Callable[[], object]]:
    keys = [*"record 123", *([None] * 10)] * 2
    return [
        partial(QTest.keyClick, opened.search, Qt.Key.Key_Backspace)
        if key is None
        else partial(QTest.keyClicks, opened.search, key)
        for key in keys
    ]


def _chosen(opened: Fixture) -> Sequence[Callable[[], object]]:
    """Going down from record to record and choosing in each."""

    def choose() -> None:
        update = opened.journey.state.update
        if update is not None and update.looked_at is not None:
            _press(opened, "choose-theirs")

    down = partial(QTest.keyClick, opened.tree, Qt.Key.Key_Down)
    return [act for _ in range(60) for act in (down, choose)]


def _press(opened: Fixture, name: str) -> None:
    button = opened.page.widget.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    button.click()


def _scrolled(opened: Fixture) -> Sequence[Callable[[], object]]:
    bar = opened.tree.verticalScrollBar()
    return [lambda: bar.setValue(bar.value() + bar.pageStep())] * 60


def _filtered(opened: Fixture) -> Sequence[Callable[[], object]]:
    shown = opened.page.widget.findChild(QComboBox, "shown")
    assert isinstance(shown, QComboBox)

    def take(place: int) -> None:
        shown.setCurrentIndex(place)
        shown.activated.emit(place)

    return [partial(take, place) for place in (1, 2, 0)] * 5


def _folded(opened: Fixture) -> Sequence[Callable[[], object]]:
    model = opened.tree.model()
    return [
        act
        for row in range(model.rowCount())
        for act in (
            partial(opened.tree.collapse, model.index(row, 0)),
            partial(opened.tree.expand, model.index(row, 0)),
        )
    ] * 3


def test_twenty_thousand_records_that_differ(opened: Fixture, report: Callable[[str, str], None]) -> None:
    rows = {
        "a key in the search": _spent(_typed(opened), opened.tree),
        "another choice of what is shown": _spent(_filtered(opened), opened.tree),
        "a kind folded and unfolded": _spent(_folded(opened), opened.tree),
        "a page further in the tree": _spent(_scrolled(opened), opened.tree),
        "a record looked at or chosen": _spent(_chosen(opened), opened.tree),
    }
    told: list[tuple[str, ...]] = [
        (
            name,
            f"{median(one.work):.1f} ms",
            f"{one.usual:.1f} ms",
            f"{max(one.work):.1f} ms",
            f"{_FRAME:.0f} ms",
        )
        for name, one in rows.items()
    ]
    words = (
        f"{_COUNT:,} records of which all differ, a third of them clash. Each time is the processor time of "
        "the window's thread until the act is painted. Making the page with all of them took "
        f"{_FIRST[-1]:.0f} ms. Asserted is that 95 in 100 acts of each kind stay within one frame."
    )
    head = ("act", "p50", "p95", "longest", "to compare")
    report("The window with 20,000 records that differ", f"{words}\n\n{table(head, told)}")
    assert {name: one.usual for name, one in rows.items() if one.usual > _FRAME} == {}
