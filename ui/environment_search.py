"""What stands above the list of environments: the search, and the order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.setup.environment_index import Order
from app.text import text
from ui.session import Say

_ORDERS = {
    Order.SUITABLE_FIRST: text("Suitable first"),
    Order.NAME: text("By name"),
    Order.KIND: text("By type"),
    Order.REGION: text("By region"),
}


def search_field(say: Say, typed: Callable[[str], None]) -> QLineEdit:
    """The field; `typed` gets its words with every keystroke."""
    field = QLineEdit()
    field.setObjectName("search")
    caption = say(text("Search by name, region or address"))
    field.setPlaceholderText(caption)
    field.setAccessibleName(caption)
    field.setClearButtonEnabled(True)
    field.textChanged.connect(typed)
    return field


def order_choice(say: Say, chosen: Callable[[Order], None]) -> QComboBox:
    """The choice of an order; `chosen` gets it."""
    choice = QComboBox()
    choice.setObjectName("order")
    choice.setAccessibleName(say(text("Order of the environments")))
    for order, caption in _ORDERS.items():
        choice.addItem(say(caption), order)
    choice.activated.connect(lambda row: chosen(tuple(_ORDERS)[row]))
    return choice
