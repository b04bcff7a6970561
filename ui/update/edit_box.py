"""A place to write what is to stand there instead of either side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget

from app.text import text
from ui.session import Session
from ui.tokens import SPACE
from ui.update.text_area import TextArea
from ui.widgets import button, buttons, column, group, words


class EditBox:
    """Shown while a person writes, which `typed` hears of.

    `done` gets what was written, and says whether it can be taken; `left` hears that it is not wanted.
    """

    def __init__(
        self,
        session: Session,
        typed: Callable[[str], None],
        done: Callable[[str], bool],
        left: Callable[[], None],
    ) -> None:
        say = session.say
        self._done = done
        self._label = words(say(text("Write what is to stand here:")), "strong")
        self._text = TextArea(72)
        self._text.setObjectName("edit-text")
        self._text.setAccessibleName(self._label.text())
        self._text.setTabChangesFocus(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._label.setBuddy(self._text)
        self._objection = words(
            say(text("This is not complete: a bracket, a quotation mark or a comma is missing.")), "objection"
        )
        self._take = button(say(text("Use this text")), self._finish, "primary", name="edit-take")
        self._text.textChanged.connect(lambda: typed(self._text.toPlainText()))
        leave = button(say(text("Do not edit")), left, name="edit-leave")
        inside = column(self._label, self._text, self._objection, buttons(self._take, leave), gap=SPACE)
        inside.setStretch(1, 1)
        self.widget: QWidget = group(inside)
        self.widget.hide()

    @property
    def is_open(self) -> bool:
        """Whether somebody writes here."""
        return not self.widget.isHidden()

    def open(self, content: str) -> None:
        """Begins with `content`, of which `typed` does not hear."""
        with QSignalBlocker(self._text):
            self._text.setPlainText(content)
        self._objection.hide()
        self.widget.show()

    def take_keyboard(self) -> None:
        """Lets the person write."""
        self._text.setFocus()

    def close(self) -> None:
        """Shows it no more."""
        self.widget.hide()

    def _finish(self) -> None:
        self._objection.setVisible(not self._done(self._text.toPlainText()))
