from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from update_sides import TEMPLATE, compared, place_of

from app.text import render
from app.update.merge.choice import Take
from app.update.view.comparison import Comparison, Kind
from app.update.view.standing import Board, Standing, first_board
from app.update.view.ways import with_choice
from ui.update.difference_tree import MARK, ROWS_AT_ONCE, STANDING, DifferenceTree
from ui.update.tree_view import Tree

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def tree(owner: QObject) -> DifferenceTree:
    tree = DifferenceTree(render, owner)
    comparison = compared()
    tree.fill(comparison, first_board(comparison), [(one.table, one.rows) for one in comparison.kinds])
    return tree


def _many(count: int) -> tuple[Comparison, Board]:
    """A comparison in which a kind has many records: the same one again and again."""
    comparison = compared()
    one = comparison.decisions[0]
    rows = tuple(range(count))
    many = Comparison(
        comparison.ours,
        comparison.theirs,
        comparison.base,
        (one,) * count,
        (Kind(TEMPLATE, rows),),
        comparison.names,
        ("header",) * count,
    )
    return many, first_board(many)


def test_it_keeps_what_qt_asks_of_a_model(tree: DifferenceTree, owner: QObject) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    assert QAbstractItemModelTester(tree, fatal, owner).model() is tree


def test_it_keeps_that_when_more_is_fetched(tree: DifferenceTree, owner: QObject) -> None:
    many, board = _many(2 * ROWS_AT_ONCE + 1)
    tree.fill(many, board, [(TEMPLATE, many.kinds[0].rows)])
    tester = QAbstractItemModelTester(tree, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    top = tree.index(0, 0)
    while tree.has_more(top):
        tree.fetch_next(top)
    assert tester.model().rowCount(top) == 2 * ROWS_AT_ONCE + 1


def test_kinds_are_told_with_how_many_wait(tree: DifferenceTree) -> None:
    top = tree.index(0, 0)
    assert (top.data(), top.data(MARK), top.data(STANDING)) == (
        "Web template",
        "1 of 3 to choose",
        Standing.OPEN,
    )
    assert tree.index(1, 0).data(MARK) == "1"


def test_records_are_told_with_how_they_stand(tree: DifferenceTree) -> None:
    top = tree.index(0, 0)
    rows = [tree.index(row, 0, top) for row in range(tree.rowCount(top))]
    assert [(one.data(), one.data(MARK)) for one in rows] == [
        ("Header", "to choose"),
        ("Footer", "will change"),
        ("Order details", "will change"),
    ]
    assert rows[0].data(Qt.ItemDataRole.AccessibleTextRole) == "Header, to choose"


def test_a_page_of_records_is_known_at_a_time(tree: DifferenceTree) -> None:
    many, board = _many(20_000)
    tree.fill(many, board, [(TEMPLATE, many.kinds[0].rows)])
    top = tree.index(0, 0)
    assert (tree.rowCount(top), tree.counts) == (ROWS_AT_ONCE, [20_000])
    tree.fetch_next(top)
    assert tree.rowCount(top) == 2 * ROWS_AT_ONCE


def test_a_record_is_found_by_its_place(tree: DifferenceTree) -> None:
    index = tree.index_of(place_of("Footer"))
    assert (index.data(), tree.place_at(index), tree.table_at(index)) == (
        "Footer",
        place_of("Footer"),
        TEMPLATE,
    )
    assert tree.place_at(index.parent()) is None
    assert tree.table_at(QModelIndex()) == ""


def test_a_record_that_is_not_shown_has_no_place(tree: DifferenceTree) -> None:
    tree.fill(compared(), None, [(TEMPLATE, (1,))])
    assert not tree.index_of(place_of("Greeting")).isValid()
    assert tree.index_of(place_of("Footer")).data(MARK) == ""


def test_another_standing_is_shown_without_another_list(tree: DifferenceTree) -> None:
    comparison, header = compared(), place_of("Header")
    choices = with_choice({}, header, Take.OURS)
    tree.stand(first_board(comparison).after(comparison, choices, (comparison.rows[header],)))
    assert (tree.index(0, 0).data(MARK), tree.index_of(header).data(MARK)) == ("3", "stays")


def test_the_end_of_a_kind_brings_more_and_the_end_of_all_brings_nothing(qapp: QApplication) -> None:
    tree = Tree(render, "What differs", lambda _place: None, lambda _table: None)
    many, board = _many(3 * ROWS_AT_ONCE)
    tree.model.fill(many, board, [(TEMPLATE, many.kinds[0].rows)])
    tree.open_kinds()
    tree.view.resize(300, 200)
    tree.view.show()
    qapp.processEvents()
    top, bar = tree.model.index(0, 0), tree.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert tree.model.rowCount(top) == 2 * ROWS_AT_ONCE
    tree.model.fill(many, board, [(TEMPLATE, many.kinds[0].rows)])
    tree.view.verticalScrollBar().valueChanged.emit(0)
    assert tree.model.rowCount(tree.model.index(0, 0)) == ROWS_AT_ONCE
    tree.view.hide()
