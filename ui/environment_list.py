"""The environments as a list for Qt: what each row says, which can be chosen, and which are shown.

However many there are, Qt hears of a page of rows at a time; searching and ordering look at the index alone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.services.environments import Environment
from app.setup.environment_index import NO_ENVIRONMENTS, EnvironmentIndex, Order
from app.setup.environment_remarks import reason_against, remarks_on
from app.setup.state import is_suitable
from app.text import text
from ui.session import Say
from ui.tool_tip import plain_tip

Place = QModelIndex | QPersistentModelIndex
FACTS = int(Qt.ItemDataRole.UserRole)
ABOUT = FACTS + 1
MARK = FACTS + 2
_NOWHERE = QModelIndex()
_ROWS_AT_ONCE = 100


class EnvironmentList(QAbstractListModel):
    """The environments that fit what was typed, in the order that was chosen."""

    def __init__(self, say: Say, parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._index = NO_ENVIRONMENTS
        self._rows: dict[str, int] = {}
        self._last = ""
        self._wanted, self._order = "", Order.SUITABLE_FIRST
        self._shown: list[int] = []
        self._fetched = 0

    def fill(self, index: EnvironmentIndex, last: str) -> bool:
        """Shows other environments; `last` is the id of the one used last. Says whether they are others."""
        if index is self._index and last == self._last:
            return False
        self._rows = {one.id: place for place, one in enumerate(index.environments)}
        self._index, self._last = index, last
        self._show(index.places(self._wanted, self._order), least=self._fetched)
        return True

    def narrow(self, wanted: str) -> None:
        """Shows only what fits."""
        # Whatever fits more letters fitted fewer, so each one typed leaves less to look at.
        known = self._shown if wanted.startswith(self._wanted) else self._index.places(order=self._order)
        self._wanted = wanted
        self._show(self._index.narrowed(known, wanted))

    def arrange(self, order: Order) -> None:
        """Shows them in another order."""
        self._order = order
        self._show(self._index.places(self._wanted, order))

    @property
    def count(self) -> int:
        """How many fit, fetched or not."""
        return len(self._shown)

    def environment_at(self, row: int) -> Environment | None:
        """The environment in a row."""
        return self._index.environments[self._shown[row]] if 0 <= row < self._fetched else None

    def place_of(self, environment: Environment | None) -> QModelIndex:
        """Where an environment is shown, which fetches it; no valid place where it is not."""
        place = self._rows.get(environment.id) if environment else None
        try:
            row = -1 if place is None else self._shown.index(place)
        except ValueError:
            row = -1
        if row >= self._fetched:
            self._fetch(row + 1)
        return self.index(row, 0)

    def rowCount(self, parent: Place = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many Qt has heard of."""
        return 0 if parent.isValid() else self._fetched

    def canFetchMore(self, parent: Place) -> bool:  # noqa: N802 - Qt's name
        """Whether there are more than Qt has heard of."""
        return not parent.isValid() and self._fetched < len(self._shown)

    def fetchMore(self, _parent: Place) -> None:  # noqa: N802 - Qt's name
        """Tells Qt of the next rows."""
        self._fetch(self._fetched + _ROWS_AT_ONCE)

    def data(self, index: Place, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The name, what stands beside and below it, or all of it for screen readers."""
        environment = self.environment_at(index.row())
        if environment is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return environment.name
            case _ if role == FACTS:
                return _joined(environment.kind, environment.region)
            case _ if role == ABOUT:
                return self._about(environment)
            case _ if role == MARK:
                return self._mark(environment)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._whole(environment))
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._whole(environment)
        return None

    def _whole(self, environment: Environment) -> str:
        facts = _joined(environment.kind, environment.region)
        whole = (environment.name, self._mark(environment), facts, self._about(environment))
        return ", ".join(part for part in whole if part)

    def flags(self, index: Place) -> Qt.ItemFlag:
        """Only environments that can be used can be chosen."""
        environment = self.environment_at(index.row())
        if environment is None or not is_suitable(environment):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _show(self, places: list[int], least: int = 0) -> None:
        self.beginResetModel()
        self._shown = places
        self._fetched = min(max(least, _ROWS_AT_ONCE), len(self._shown))
        self.endResetModel()

    def _fetch(self, rows: int) -> None:
        last = min(rows, len(self._shown)) - 1
        self.beginInsertRows(QModelIndex(), self._fetched, last)
        self._fetched = last + 1
        self.endInsertRows()

    def _mark(self, environment: Environment) -> str:
        return self._say(text("Used last time")) if environment.id == self._last else ""

    def _about(self, environment: Environment) -> str:
        reason = reason_against(environment)
        if reason is not None:
            return self._say(reason)
        remarks = " ".join(self._say(one) for one in remarks_on(environment, datetime.now(UTC)))
        addresses = (environment.dataverse, environment.finance)
        return _joined(environment.state, remarks, *(one.removeprefix("https://") for one in addresses))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
