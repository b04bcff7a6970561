"""The program's window. What it holds changes with the session; closing it is left to the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.languages import Language
from app.problems import Problem
from app.setup.state import SetupState
from app.text import Text, text
from ui.focus import in_reading_order
from ui.icons import window_icon
from ui.kept_place import place_in
from ui.problem_card import ProblemCard
from ui.session import Session
from ui.shell import Shell
from ui.speech import direction_of
from ui.tokens import SPACE
from ui.widgets import busy, button, column, group, words

_TITLE = text("Customer Portal Setup")
_SMALLEST = QSize(720, 540)
_USUAL = QSize(1000, 740)
_FRAME = QSize(16, 48)
"""What a window's frame and title take of the screen, at most."""


class Window(QWidget):
    """Shows one session, or what there is to wait for. `asked_to_close` hears of every way to close it."""

    def __init__(self, language: Language, asked_to_close: Callable[[], None]) -> None:
        super().__init__()
        self._asked_to_close = asked_to_close
        self._shell: Shell | None = None
        self._content: QWidget | None = None
        self._order: Sequence[QWidget] = ()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._become(language)
        self.setWindowIcon(window_icon())
        # With large text a screen has room for fewer of the points that sizes are told in.
        room = self.screen().availableSize() - _FRAME
        self.setMinimumSize(_SMALLEST.boundedTo(room))
        self.resize(_USUAL.boundedTo(room))

    def wait(self, message: Text) -> None:
        """Shows that something has to be waited for before there is a session."""
        self._hold(_centred(words(self._say(message), "heading"), busy()))

    def stop(self, problem: Problem) -> None:
        """Shows why there can be no session."""
        heading = words(self._say(text("This program cannot start yet")), "heading")
        card = ProblemCard(self._say)
        card.render(problem)
        close = button(self._say(text("Close")), self._asked_to_close, "primary", name="close")
        self._hold(_centred(heading, card.widget, close))
        close.setFocus()

    def begin(self, session: Session) -> None:
        """Shows a session."""
        shell = self._shell = Shell(session, self._asked_to_close)
        session.later(self, lambda: self._take_in(shell, session))

    def speak(self, session: Session) -> None:
        """Shows the session in its language, which is another one now, at the place where the person is."""
        self._become(session.language)
        if self._shell is not None:
            self._shell = Shell(session, self._asked_to_close, place_in(self._shell.widget))
            self._take_in(self._shell, session)

    def show_state(self, state: SetupState) -> None:
        """Shows the session's new state."""
        if self._shell is not None:
            self._shell.render(state)

    def tell(self, problem: Problem) -> None:
        """Shows a problem that belongs to no page."""
        if self._shell is None:
            self.stop(problem)
        else:
            self._shell.tell(problem)

    def come_forward(self) -> None:
        """Brings the window before the browser's, ready to go on."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if self._shell is not None:
            self._shell.go_on()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leaves closing to the program, which ends its work first."""
        event.ignore()
        self._asked_to_close()

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Gives the page the room that it needs."""
        if self._shell is not None:
            self._shell.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the step's own button, wherever the keyboard is; held down, it does so once."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.isAutoRepeat():
            return
        if not (enter and self._shell is not None and self._shell.press_forward()):
            super().keyPressEvent(event)

    def _become(self, language: Language) -> None:
        self._say = language.say
        self.setWindowTitle(language.say(_TITLE))
        self.setLayoutDirection(direction_of(language.tag))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Leads the keyboard on, or back, in the order of what is shown now."""
        self._order = in_reading_order(self, self._order)
        return super().focusNextPrevChild(next)

    def _take_in(self, shell: Shell, session: Session) -> None:
        if self._shell is shell:
            shell.fit(self.width())
            self._place(shell.widget)
            # Only now is there a window in which a page can take the keyboard.
            shell.render(session.journey.state)

    def _hold(self, content: QWidget) -> None:
        self._shell = None
        self._place(content)

    def _place(self, content: QWidget) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._whole.addWidget(content)


def _centred(*parts: QWidget) -> QWidget:
    inside = column(*parts, gap=2 * SPACE)
    inside.insertStretch(0, 1)
    inside.addStretch(1)
    content = group(inside)
    inside.setContentsMargins(12 * SPACE, 0, 12 * SPACE, 0)
    return content
