"""The tree as the person sees it: kinds are opened, and records fetched as one comes to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QSizePolicy, QTreeView

from app.update.merge.decision import Place
from app.update.view.standing import Board
from ui.session import Say
from ui.update.difference_tree import ROWS_AT_ONCE, DifferenceTree
from ui.update.tree_lines import TreeLines

_OPENED = 3 * ROWS_AT_ONCE
"""Records that are shown at once by opening kinds; the others are opened by the person."""


class Tree:
    """A view of `model`. `picked` hears of each record that the person goes to, `passed` of its kind."""

    def __init__(
        self, say: Say, label: str, picked: Callable[[Place], None], passed: Callable[[str], None]
    ) -> None:
        self._picked, self._passed = picked, passed
        self._is_asked = True
        self._marked: Place | None = None
        self.view = QTreeView()
        self.model = DifferenceTree(say, self.view)
        self.view.setObjectName("differences")
        self.view.setAccessibleName(label)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TreeLines(self.view))
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(18)
        self.view.setMinimumSize(150, 72)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._fetch_seen())

    def stand(self, board: Board | None) -> None:
        """Shows how the same records stand now."""
        self.model.stand(board)
        self.view.viewport().update()

    def open_kinds(self) -> None:
        """Opens the first kinds, as many as can be shown at once."""
        shown = 0
        for kind, count in enumerate(self.model.counts):
            shown += min(count, ROWS_AT_ONCE)
            if kind and shown > _OPENED:
                return
            self.view.expand(self.model.index(kind, 0))

    def go_to(self, place: Place | None, *, again: bool = False) -> None:
        """Marks a record without telling of it; one that was marked before only where it is to be `again`."""
        if place is None or (place == self._marked and not again):
            return
        self._marked = place
        index = self.model.index_of(place)
        self._is_asked = False
        self.view.setCurrentIndex(index)
        self._is_asked = True
        if index.isValid():
            self.view.scrollTo(index)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_asked or not index.isValid():
            return
        self._passed(self.model.table_at(index))
        place = self.model.place_at(index)
        if place is not None:
            self._marked = place
            self._picked(place)
            self._fetch_after(index)

    def _fetch_seen(self) -> None:
        """Fetches more of the kind whose last known record can be seen."""
        for index in [*self._seen()]:
            self._fetch_after(index)

    def _seen(self) -> Iterator[QModelIndex]:
        index = self.view.indexAt(self.view.viewport().rect().topLeft())
        while index.isValid() and self.view.visualRect(index).top() < self.view.viewport().height():
            yield index
            index = self.view.indexBelow(index)

    def _fetch_after(self, index: QModelIndex) -> None:
        kind = index.parent()
        if kind.isValid() and index.row() == self.model.rowCount(kind) - 1 and self.model.has_more(kind):
            self.model.fetch_next(kind)
