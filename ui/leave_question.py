"""The question before something is lost, by closing the window for instance. It holds nothing else up."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.setup.state import StepId
from app.text import Text, text
from ui.beside.button_order import in_order
from ui.question import Question
from ui.session import Say
from ui.widgets import announce, button, buttons, column, frame, in_lines, with_icon, words


class LeaveQuestion:
    """Asks in the window itself, one question at a time."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._asked: Question | None = None
        self._heading, self._lost = words("", "strong"), words("")
        self._yes = button("", self._go, name="leave-anyway")
        self._no = button(say(text("Keep working")), self.withdraw, "primary", name="keep-working")
        said = column(self._heading, self._lost, buttons(*in_order(self._no, self._yes)))
        self.widget: QFrame = frame("unsure", with_icon("attention", "unsure", said, 22))
        self.widget.setObjectName("leave-question")
        self.widget.hide()

    @property
    def asked(self) -> Question | None:
        """The question that stands."""
        return self._asked

    def ask(self, question: Question, lost: Text) -> None:
        """Asks, and says what would be lost; the keyboard is on the answer that keeps everything."""
        self._asked = question
        anyway = self._say(question.anyway)
        self._heading.setText(self._say(question.heading))
        self._lost.setText(self._say(lost))
        self._yes.setText(in_lines(anyway))
        self._yes.setAccessibleName(anyway)
        self.widget.show()
        self._no.setFocus()
        announce(self.widget, f"{self._heading.text()} {self._lost.text()}")

    def come_to(self, place: tuple[StepId, str]) -> None:
        """Takes the question of another page away."""
        if self._asked is not None and self._asked.place not in (None, place):
            self.withdraw()

    def withdraw(self) -> None:
        """Takes the question away."""
        self._asked = None
        self.widget.hide()

    def _go(self) -> None:
        asked = self._asked
        self.withdraw()
        if asked is not None:
            asked.go()
