"""How a line of the tree is painted: its name, and at the end how it stands, in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.update.view.standing import Standing
from ui.tokens import SPACE, tokens_worn
from ui.update.difference_tree import MARK, STANDING

Place = QModelIndex | QPersistentModelIndex
_COLOURS = {Standing.OPEN: "attention", Standing.CHANGED: "ready", Standing.STAYS: "muted"}
_WIDEST_MARK = 0.55
"""The part of a line that its end may take from the name."""


class TreeLines(QStyledItemDelegate):
    """Paints a kind or a record in one line."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Place) -> QSize:  # noqa: N802 - Qt's name
        """Room for one line that a finger can hit."""
        return QSize(120, option.fontMetrics.lineSpacing() + int(1.5 * SPACE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Paints the ground by the style sheet, then the line."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        view: Any = ground.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, view)
        tokens = tokens_worn()
        place: QRect = ground.rect.adjusted(SPACE // 2, 0, -SPACE, 0)
        standing, is_kind = index.data(STANDING), not index.parent().isValid()
        painter.save()
        metrics = painter.fontMetrics()
        most = int(place.width() * _WIDEST_MARK)
        mark = metrics.elidedText(index.data(MARK), Qt.TextElideMode.ElideRight, most)
        painter.setFont(ground.font)
        painter.setPen(QColor(getattr(tokens, _COLOURS.get(standing, "muted"))))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | middle), mark)
        name = QFont(ground.font)
        name.setWeight(QFont.Weight.DemiBold if is_kind else QFont.Weight.Normal)
        painter.setFont(name)
        painter.setPen(QColor(tokens.text))
        room = place.adjusted(0, 0, -metrics.horizontalAdvance(mark) - SPACE, 0)
        shown = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | middle), shown)
        painter.restore()
