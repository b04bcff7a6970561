"""What stands above the list of environments: the search, and the order; and the way down into the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit

from app.setup.environment_index import Order
from app.text import Text, text
from ui.choice_box import ChoiceBox
from ui.session import Say

_ORDERS = {
    Order.SUITABLE_FIRST: text("Suitable first"),
    Order.NAME: text("By name"),
    Order.KIND: text("By type"),
    Order.REGION: text("By region"),
}


_ASKED = text("Search by name, region or address")


def search_field(say: Say, typed: Callable[[str], None], asked: Text = _ASKED) -> QLineEdit:
    """The field; `typed` gets its words with every keystroke. `asked` is what stands in it."""
    field = QLineEdit()
    field.setObjectName("search")
    caption = say(asked)
    field.setPlaceholderText(caption)
    field.setToolTip(caption)
    field.setAccessibleName(caption)
    field.setClearButtonEnabled(True)
    field.textChanged.connect(typed)
    return field


def order_choice(say: Say, chosen: Callable[[Order], None]) -> QComboBox:
    """The choice of an order; `chosen` gets it."""
    choice = ChoiceBox()
    choice.setObjectName("order")
    choice.setAccessibleName(say(text("Order of the environments")))
    for order, caption in _ORDERS.items():
        choice.addItem(say(caption), order)
    choice.activated.connect(lambda row: chosen(tuple(_ORDERS)[row]))
    return choice


class WayDown(QObject):
    """The key that leads down: from the search into the list, and in the list to its first line at first."""

    def __init__(self, search: QLineEdit, view: QAbstractItemView) -> None:
        super().__init__(search)
        self._search, self._view = search, view
        for place in (search, view):
            place.installEventFilter(self)

    def eventFilter(self, place: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Takes the key where the list would do nothing with it, or would leave out its first line."""
        is_down = (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
        )
        marked = self._view.selectionModel().hasSelection()
        if not is_down or (place is self._view and marked) or not self._view.isVisible():
            return False
        if place is self._search:
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
        if not marked:
            self._mark_first()
        return True

    def _mark_first(self) -> None:
        model = self._view.model()
        first = model.index(0, 0)
        if first.isValid() and first.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._view.setCurrentIndex(first)
