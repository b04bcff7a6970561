"""The licences of the program and of everything that it is made of, in their own words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from app.made_of import Part, parts
from app.text import text
from ui.beside.side_window import side_window
from ui.session import Say
from ui.tokens import SPACE
from ui.widgets import button, column, copy, row, words

_ABOUT = text("The program itself is under the MIT licence. It is made of these packages:")
_NO_WORDS = text("The package names its licence and brings no text of it.")


class LicencesWindow:
    """`spawn` starts the reading of the packages, which takes a moment."""

    def __init__(
        self, parent: QWidget, say: Say, spawn: Callable[[Coroutine[Any, Any, None]], object]
    ) -> None:
        self._say = say
        self._parts: tuple[Part, ...] = ()
        self._names = QListWidget()
        self._names.setAccessibleName(say(text("Packages")))
        self._names.setFixedWidth(240)
        self._names.currentRowChanged.connect(self._show)
        self._words = QPlainTextEdit()
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setAccessibleName(say(text("Licence")))
        inside = column(
            words(say(_ABOUT)), row(self._names, self._words, gap=2 * SPACE, widest=1), gap=2 * SPACE
        )
        inside.setStretch(1, 1)
        copying = button(say(text("Copy")), lambda: copy(self._words.toPlainText()), name="copy-licence")
        self.widget: QWidget = side_window(parent, say, text("Licences"), inside, copying)
        self.widget.resize(860, 600)
        self._is_there = True
        self.widget.destroyed.connect(self._is_gone)
        spawn(self._read())

    async def _read(self) -> None:
        found = await asyncio.to_thread(parts)
        if self._is_there:
            self._parts = found
            self._names.addItems([f"{one.name} {one.version}" for one in found])
            self._names.setCurrentRow(0)

    def _is_gone(self) -> None:
        self._is_there = False

    def _show(self, place: int) -> None:
        if 0 <= place < len(self._parts):
            part = self._parts[place]
            self._words.setPlainText(f"{part.licence}\n\n{part.words or self._say(_NO_WORDS)}".strip())
