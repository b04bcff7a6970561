"""The question before the window closes, where something would be lost. It holds nothing else up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from app.text import Text, text
from ui.beside.button_order import in_order
from ui.session import Say
from ui.widgets import announce, button, buttons, column, frame, with_icon, words


class CloseQuestion:
    """Asks in the window itself. `close` is called once the person means it."""

    def __init__(self, say: Say, close: Callable[[], None]) -> None:
        self._say = say
        self._lost = words("")
        self._yes = button(say(text("Close anyway")), close, name="close-anyway")
        self._no = button(say(text("Keep working")), self.withdraw, "primary", name="keep-working")
        heading = words(say(text("Close the program?")), "strong")
        said = column(heading, self._lost, buttons(*in_order(self._no, self._yes)))
        self.widget: QFrame = frame("unsure", with_icon("attention", "unsure", said, 22))
        self.widget.setObjectName("close-question")
        self.widget.hide()

    def ask(self, lost: Text) -> None:
        """Asks; the keyboard is on the answer that keeps everything."""
        self._lost.setText(self._say(lost))
        self.widget.show()
        self._no.setFocus()
        announce(self.widget, f"{self._say(text('Close the program?'))} {self._lost.text()}")

    def is_asking(self) -> bool:
        """Whether the question stands."""
        return not self.widget.isHidden()

    def withdraw(self) -> None:
        """Takes the question away."""
        self.widget.hide()
