"""How an environment is painted in the list: its name and kind, and below what else is to be known."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.environment_list import ABOUT, FACTS, MARK
from ui.tokens import SPACE, tokens_worn

Place = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_WIDEST_FACTS = 0.45
"""The part of a row's width that kind and region may take from the name."""


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
        tokens = tokens_worn()
        usable = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        place: QRect = ground.rect.adjusted(int(1.5 * SPACE), SPACE, -SPACE, -SPACE)
        half = place.height() // 2
        upper, lower = place.adjusted(0, 0, 0, -half), place.adjusted(0, half, 0, 0)
        painter.save()
        painter.setFont(ground.font)
        painter.setPen(QColor(tokens.muted))
        room = upper.adjusted(upper.width() - int(upper.width() * _WIDEST_FACTS), 0, 0, 0)
        used = _line(painter, room, index.data(FACTS), _RIGHT)
        painter.setPen(QColor(tokens.accent))
        marked = _line(painter, lower, index.data(MARK), _RIGHT)
        painter.setPen(QColor(tokens.muted))
        _line(
            painter, lower.adjusted(0, 0, -marked - 2 * SPACE if marked else 0, 0), index.data(ABOUT), _LEFT
        )
        name = QFont(ground.font)
        name.setWeight(QFont.Weight.DemiBold if usable else QFont.Weight.Normal)
        painter.setFont(name)
        painter.setPen(QColor(tokens.text if usable else tokens.muted))
        _line(painter, upper.adjusted(0, 0, -used - 2 * SPACE, 0), index.data(), _LEFT)
        painter.restore()


def _line(painter: QPainter, place: QRect, content: str, side: Qt.AlignmentFlag) -> int:
    """Paints one line, shortened where there is no room. Gives its width in pixels."""
    shown = painter.fontMetrics().elidedText(content, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    return painter.fontMetrics().horizontalAdvance(shown)
