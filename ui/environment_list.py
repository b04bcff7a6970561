"""The environments as a list for Qt: what each line says, which can be chosen, and which fit a search."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.checks.dataverse_present import UNAVAILABLE
from app.services.environments import Environment
from app.setup.state import is_suitable
from app.text import text
from ui.session import Say
from ui.tokens import SPACE, tokens_of

Place = QModelIndex | QPersistentModelIndex
_ABOUT = int(Qt.ItemDataRole.UserRole)
_WHOLE = _ABOUT + 1
_NOWHERE = QModelIndex()


class EnvironmentList(QAbstractListModel):
    """The environments in the order they are given."""

    def __init__(self, say: Say, parent: QObject) -> None:
        super().__init__(parent)
        self._say = say
        self._environments: tuple[Environment, ...] = ()

    def fill(self, environments: tuple[Environment, ...]) -> bool:
        """Shows other environments. Says whether they are others than before."""
        if environments == self._environments:
            return False
        self.beginResetModel()
        self._environments = environments
        self.endResetModel()
        return True

    def environment_at(self, row: int) -> Environment | None:
        """The environment in a row."""
        return self._environments[row] if 0 <= row < len(self._environments) else None

    def row_of(self, environment: Environment | None) -> int:
        """The row of an environment, -1 where it has none."""
        return next((row for row, one in enumerate(self._environments) if one == environment), -1)

    def rowCount(self, parent: Place = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._environments)

    def data(self, index: Place, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The name, the line below it, or everything that a search looks at."""
        environment = self.environment_at(index.row())
        if environment is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return environment.name
        about = self._about(environment)
        if role in (_ABOUT, Qt.ItemDataRole.AccessibleDescriptionRole):
            return about
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{environment.name}, {about}"
        if role == _WHOLE:
            parts = (environment.name, about, environment.id, environment.dataverse, environment.finance)
            return " ".join(parts).casefold()
        return None

    def flags(self, index: Place) -> Qt.ItemFlag:
        """Only environments that can be used can be chosen."""
        environment = self.environment_at(index.row())
        if environment is None or not is_suitable(environment):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _about(self, environment: Environment) -> str:
        reason = UNAVAILABLE.get(environment.availability)
        linked = text("linked to Finance and Operations") if environment.finance else None
        last = reason or linked
        parts = (environment.kind, environment.region, self._say(last) if last else "")
        return " · ".join(part for part in parts if part)


class EnvironmentFilter(QSortFilterProxyModel):
    """The environments that fit what was typed: every word has to occur somewhere."""

    def __init__(self, environments: EnvironmentList) -> None:
        super().__init__(environments)
        self._list = environments
        self._wanted: tuple[str, ...] = ()
        self.setSourceModel(environments)

    def narrow(self, wanted: str) -> None:
        """Shows only what fits."""
        self.beginFilterChange()
        self._wanted = tuple(wanted.casefold().split())
        self.endFilterChange()

    def environment_at(self, place: QModelIndex) -> Environment | None:
        """The environment at a place of the shown list."""
        return self._list.environment_at(self.mapToSource(place).row())

    def place_of(self, environment: Environment | None) -> QModelIndex:
        """Where an environment is shown; no valid place where it is not."""
        return self.mapFromSource(self._list.index(self._list.row_of(environment), 0))

    def filterAcceptsRow(self, row: int, _parent: Place) -> bool:  # noqa: N802 - Qt's name
        """Whether a row fits."""
        whole: str = self._list.index(row, 0).data(_WHOLE)
        return all(word in whole for word in self._wanted)


class EnvironmentLines(QStyledItemDelegate):
    """Paints an environment in two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Place) -> QSize:  # noqa: N802 - Qt's name
        """Room for two lines."""
        return QSize(200, 2 * option.fontMetrics.lineSpacing() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Paints the ground by the style sheet, then both lines."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        view: Any = ground.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, view)
        tokens = tokens_of(view.palette())
        usable = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        place: QRect = ground.rect.adjusted(int(1.5 * SPACE), SPACE, -SPACE, -SPACE)
        font: QFont = ground.font
        half = place.height() // 2
        painter.save()
        name = QFont(font)
        name.setWeight(QFont.Weight.DemiBold if usable else QFont.Weight.Normal)
        _line(
            painter,
            place.adjusted(0, 0, 0, -half),
            name,
            tokens.text if usable else tokens.muted,
            index.data(),
        )
        _line(painter, place.adjusted(0, half, 0, 0), font, tokens.muted, index.data(_ABOUT))
        painter.restore()


def _line(painter: QPainter, place: QRect, font: QFont, colour: str, content: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(content, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
