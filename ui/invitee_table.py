"""Contacts and accounts as a table for Qt: what each still lacks; narrowed and sorted here, at any size.

Narrowing and sorting happen in one go over plain values: asking Qt's proxies row by row would hold the
window up with thousands of rows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.aftercare.invitees import Invitee, Lacks, Show, matching
from app.aftercare.invitees_csv import kind_of, names_of
from app.alphabet import Key, alphabetical
from app.languages import Language
from app.text import Text, text
from ui.tokens import tokens_worn
from ui.tool_tip import plain_tip

Place = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_READY, _NEVER = text("Ready"), text("Contacts order, not accounts")
_SORTS: tuple[Callable[[Invitee, Key], Any], ...] = (
    lambda one, key: key(one.name),
    lambda one, _: (len(one.invitation.missing), one.invitation.missing, one.invitation.unknown),
    lambda one, _: (len(one.order.missing), one.order.missing, one.order.unknown),
    lambda one, key: key(one.account),
    lambda one, _: one.table,
)


@dataclass(frozen=True)
class _Heading:
    title: Text
    width: int


_HEADINGS = (
    _Heading(text("Name"), 140),
    _Heading(text("Before an invitation"), 190),
    _Heading(text("Before a first order"), 190),
    _Heading(text("Customer account"), 140),
    _Heading(text("Kind"), 80),
)
WIDTHS = tuple(heading.width for heading in _HEADINGS)
"""The columns' widths at first, in pixels."""


class InviteeTable(QAbstractTableModel):
    """Shows those who match, in the order that was asked for; names as in a language."""

    def __init__(self, language: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._say = language.say
        self._key = alphabetical(language.tag)
        self._everybody: tuple[Invitee, ...] = ()
        self._by_name: list[Invitee] = []
        self._ordered: list[Invitee] = []
        self._show, self._wanted = Show.EVERYBODY, ""
        self._order: tuple[int, bool] = (0, False)
        self.shown: list[Invitee] = []

    def fill(self, everybody: tuple[Invitee, ...]) -> None:
        """Shows other people."""
        if everybody is not self._everybody:
            self._everybody = everybody
            self._by_name = sorted(everybody, key=self._sorting(0))
            self._arrange()

    def narrow(self, show: Show, wanted: str) -> None:
        """Shows only those that match."""
        self._show, self._wanted = show, wanted
        self._pick_out()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; what is equal stays in the order of the names."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()

    def invitee_at(self, row: int) -> Invitee | None:
        """Who is shown in a row."""
        return self.shown[row] if 0 <= row < len(self.shown) else None

    def rowCount(self, parent: Place = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Place = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._say(_HEADINGS[section].title)
        return None

    def data(self, index: Place, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What stands in a cell, its colour, and the whole of it where it does not fit."""
        one = self.invitee_at(index.row())
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._cell(one, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(one, index.column())
        return None

    def _cell(self, one: Invitee, column: int) -> str:
        say = self._say
        match column:
            case 0:
                return one.name or say(text("No name"))
            case 1:
                return self._lacks(one.invitation)
            case 2:
                return self._lacks(one.order) if one.is_contact else say(_NEVER)
            case 3:
                return one.account
            case _:
                return say(kind_of(one))

    def _lacks(self, lacks: Lacks) -> str:
        say = self._say
        if lacks.is_ready:
            return say(_READY)
        parts = []
        if lacks.missing:
            parts.append(say(text("Missing: {names}", names=names_of(lacks.missing, say))))
        if lacks.unknown:
            parts.append(say(text("Cannot tell: {names}", names=names_of(lacks.unknown, say))))
        return ". ".join(parts)

    def _arrange(self) -> None:
        """Puts everybody in order once, so that a keystroke costs no more than a look at each."""
        column, backwards = self._order
        self._ordered = list(self._by_name)
        if column or backwards:
            self._ordered.sort(key=self._sorting(column), reverse=backwards)
        self._pick_out()

    def _sorting(self, column: int) -> Callable[[Invitee], Any]:
        sort, key = _SORTS[column], self._key
        return lambda one: sort(one, key)

    def _pick_out(self) -> None:
        self.beginResetModel()
        self.shown = matching(self._ordered, self._show, self._wanted)
        self.endResetModel()


def _colour(one: Invitee, column: int) -> QColor | None:
    lacks = {1: one.invitation, 2: one.order if one.is_contact else None}.get(column)
    if lacks is None:
        return None
    tokens = tokens_worn()
    return QColor(tokens.attention if lacks.missing else tokens.unsure if lacks.unknown else tokens.ready)
