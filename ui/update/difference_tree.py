"""The records that differ, by kind, as a tree for Qt.

However many there are, Qt hears of a page of records of a kind at a time; searching looks at names alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.text import Text, text
from app.update.kinds import kind_of
from app.update.merge.decision import Decision, Place
from app.update.view.comparison import Comparison
from app.update.view.standing import Board, Standing
from ui.session import Say
from ui.tool_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
MARK = int(Qt.ItemDataRole.UserRole)
STANDING = MARK + 1
ROWS_AT_ONCE = 40
_NOWHERE = QModelIndex()
_TOP = 0
"""The id of a kind's index; that of a record's is the place of its kind, from 1."""
# Qt asks for them for every line that it lays out, and putting them together takes long.
_KIND_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_RECORD_FLAGS = _KIND_FLAGS | Qt.ItemFlag.ItemNeverHasChildren
_WORDS = {
    Standing.OPEN: text("to choose"),
    Standing.CHANGED: text("will change"),
    Standing.STAYS: text("stays"),
}


class DifferenceTree(QAbstractItemModel):
    """Kinds with their records, in the order in which they were given."""

    def __init__(self, say: Say, parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._comparison: Comparison | None = None
        self._board: Board | None = None
        self._kinds: list[tuple[str, Sequence[int]]] = []
        self._fetched: list[int] = []

    def fill(
        self, comparison: Comparison, board: Board | None, kinds: Sequence[tuple[str, Sequence[int]]]
    ) -> None:
        """Shows these rows of the comparison, by table; kinds without rows are left out."""
        self.beginResetModel()
        self._comparison, self._board = comparison, board
        self._kinds = [(table, rows) for table, rows in kinds if rows]
        self._fetched = [min(len(rows), ROWS_AT_ONCE) for _, rows in self._kinds]
        self.endResetModel()

    def stand(self, board: Board | None) -> None:
        """Takes how the same records stand now; whoever shows them paints them anew."""
        self._board = board

    @property
    def counts(self) -> list[int]:
        """How many records each kind has, fetched or not."""
        return [len(rows) for _, rows in self._kinds]

    def table_at(self, index: Index) -> str:
        """The table of the kind, or of the record's; "" for no place."""
        kind = self._kind_of(index)
        return self._kinds[kind][0] if 0 <= kind < len(self._kinds) else ""

    def place_at(self, index: Index) -> Place | None:
        """The record's place; None for a kind."""
        decision = self._decision(index)
        return decision.place if decision else None

    def index_of(self, place: Place) -> QModelIndex:
        """Where a record is shown, which fetches it; no valid place where it is not."""
        row = self._comparison.rows.get(Place(place.table, place.id)) if self._comparison else None
        for kind, (table, rows) in enumerate(self._kinds):
            if row is not None and table == place.table and row in rows:
                at = list(rows).index(row)
                self._fetch(kind, at + 1)
                return self.index(at, 0, self.index(kind, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """A kind, or a record of the kind `parent`."""
        if row < 0 or column != 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, _TOP) if row < len(self._kinds) else QModelIndex()
        if parent.internalId() != _TOP or row >= self._fetched[parent.row()]:
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, index: Index = _NOWHERE) -> Any:
        """The kind of a record."""
        kind = index.internalId()
        return self.createIndex(kind - 1, 0, _TOP) if index.isValid() and kind != _TOP else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many Qt has heard of."""
        if not parent.isValid():
            return len(self._kinds)
        return self._fetched[parent.row()] if parent.internalId() == _TOP else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """One."""
        return 1

    def has_more(self, kind: Index) -> bool:
        """Whether a kind has more records than Qt has heard of."""
        return self._fetched[kind.row()] < len(self._kinds[kind.row()][1])

    def fetch_next(self, kind: Index) -> None:
        """Tells Qt of the next records of a kind. Qt itself would fetch some whenever it opens one."""
        self._fetch(kind.row(), self._fetched[kind.row()] + ROWS_AT_ONCE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be gone to; records have nothing below them."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _KIND_FLAGS if index.internalId() == _TOP else _RECORD_FLAGS

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The name, how it stands, or both for screen readers."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._name(index)
            case _ if role == MARK:
                return self._mark(index)
            case _ if role == STANDING:
                return self._standing(index)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._whole(index))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._whole(index)
        return None

    def _whole(self, index: Index) -> str:
        return ", ".join(part for part in (self._name(index), self._mark(index)) if part)

    def _name(self, index: Index) -> str:
        decision = self._decision(index)
        if decision is None or self._comparison is None:
            return self._say(kind_of(self.table_at(index)))
        return self._comparison.label(decision)

    def _mark(self, index: Index) -> str:
        standing = self._standing(index)
        if self._decision(index) is not None:
            return self._say(_WORDS[standing]) if standing else ""
        count = len(self._kinds[index.row()][1])
        return self._say(self._kind_mark(self.table_at(index), count))

    def _kind_mark(self, table: str, count: int) -> Text:
        waiting = self._board.tallies[table][Standing.OPEN] if self._board else 0
        if not waiting:
            return text("{count}", count=count)
        return text("{waiting} of {count} to choose", count=count, waiting=waiting)

    def _standing(self, index: Index) -> Standing | None:
        if self._board is None:
            return None
        if index.internalId() == _TOP:
            waiting = self._board.tallies[self.table_at(index)][Standing.OPEN]
            return Standing.OPEN if waiting else None
        return self._board.standings[self._kinds[self._kind_of(index)][1][index.row()]]

    def _decision(self, index: Index) -> Decision | None:
        if self._comparison is None or not index.isValid() or index.internalId() == _TOP:
            return None
        return self._comparison.decisions[self._kinds[self._kind_of(index)][1][index.row()]]

    def _kind_of(self, index: Index) -> int:
        if not index.isValid():
            return -1
        return index.row() if index.internalId() == _TOP else index.internalId() - 1

    def _fetch(self, kind: int, rows: int) -> None:
        first, last = self._fetched[kind], min(rows, len(self._kinds[kind][1])) - 1
        if last < first:
            return
        self.beginInsertRows(self.index(kind, 0), first, last)
        self._fetched[kind] = last + 1
        self.endInsertRows()
