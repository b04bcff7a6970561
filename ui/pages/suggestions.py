"""Other addresses to choose from, where the one that was typed is not given out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.text import text
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import button, buttons, clear, column, group, words


class Suggestions:
    """A button for each suggested address. `take` gets the one that was pressed."""

    def __init__(self, say: Say, take: Callable[[str], None]) -> None:
        self._say, self._take = say, take
        self._shown: tuple[str, ...] = ()
        self._inside = column(gap=SPACE // 2)
        self.widget: QWidget = group(self._inside)
        self.widget.setObjectName("suggestions")
        self.widget.hide()

    def render(self, addresses: tuple[str, ...]) -> None:
        """Shows `addresses`; none of them hides it."""
        if addresses == self._shown:
            return
        self._shown = addresses
        clear(self._inside)
        self.widget.setVisible(bool(addresses))
        if addresses:
            self._inside.addWidget(words(self._say(text("Perhaps one of these is free:")), "small"))
            self._inside.addWidget(buttons(*(self._button(address) for address in addresses)))

    def _button(self, address: str) -> QWidget:
        says = self._say(text("Use the address {address}", address=address))
        return button(address, lambda: self._take(address), name=f"suggestion-{address}", says=says)
