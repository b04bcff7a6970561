"""The program's window. What it holds changes with the session; closing it is left to the program.

It is shown before the rest of the program is loaded: what its methods need is loaded by them (ui.opening).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

    from app.languages import Language
    from app.problems import Problem
    from app.setup.state import SetupState
    from app.text import Text
    from ui.leave_question import LeaveQuestion
    from ui.question import Question
    from ui.session import Session
    from ui.shell import Shell

_TITLE = "Customer Portal Setup"
"""What the title bar says until the program is loaded, in every language."""
_SMALLEST = (720, 540)
_USUAL = (1000, 740)
_FRAME = (16, 48)
"""What a window's frame and title take of the screen, at most."""


class Window(QMainWindow):
    """Shows one session, or what there is to wait for. It can do nothing before it is furnished.

    It is Qt's main window, which screen readers announce with its title: of a plain widget Qt tells them as
    of a part of something, even where it is a window.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shell: Shell | None = None
        self._question: LeaveQuestion | None = None
        self._was_closed = False
        self._content: QWidget | None = None
        self._order: Sequence[QWidget] = ()
        self.setWindowTitle(_TITLE)
        # With large text a screen has room for fewer of the points that sizes are told in.
        room = self.screen().availableSize()
        wide, high = room.width() - _FRAME[0], room.height() - _FRAME[1]
        self.setMinimumSize(min(_SMALLEST[0], wide), min(_SMALLEST[1], high))
        self.resize(min(_USUAL[0], wide), min(_USUAL[1], high))

    def take_place(self, place: bytes) -> None:
        """Goes where it was when `place` was noted, as far as the screens of now have that place."""
        if place:
            self.restoreGeometry(place)

    def place(self) -> bytes:
        """Where it is, to be taken again at the next start."""
        return bytes(self.saveGeometry().data())

    def furnish(self, language: Language, asked_to_close: Callable[[], None]) -> None:
        """Makes it the program's window. `asked_to_close` hears of every way to close it."""
        from PySide6.QtWidgets import QVBoxLayout

        from ui.icons import window_icon
        from ui.window_contents import hear_keys

        self._asked_to_close = asked_to_close
        whole = QWidget()
        self._whole: QVBoxLayout = QVBoxLayout(whole)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self.setCentralWidget(whole)
        hear_keys(self, asked_to_close, self._go_back, self._help)
        self._become(language)
        self.setWindowIcon(window_icon())
        if self._was_closed:
            asked_to_close()

    def wait(self, message: Text) -> None:
        """Shows that something has to be waited for before there is a session."""
        from ui.window_contents import waiting

        self._hold(waiting(self._say, message))

    def stop(self, problem: Problem) -> None:
        """Shows why there can be no session."""
        from ui.window_contents import stopped

        content, close = stopped(self._say, problem, self._asked_to_close)
        self._hold(content)
        close.setFocus()

    def begin(self, session: Session) -> None:
        """Shows a session."""
        from ui.shell import Shell

        shell = self._shell = Shell(session, self._asked_to_close)
        session.later(self, lambda: self._take_in(shell, session))

    def speak(self, session: Session) -> None:
        """Shows the session in its language, which is another one now, at the place where the person is."""
        from ui.kept_place import place_in
        from ui.shell import Shell

        self._become(session.language)
        if self._shell is not None:
            self._shell = Shell(session, self._asked_to_close, place_in(self._shell.widget))
            self._take_in(self._shell, session)

    def show_state(self, state: SetupState) -> None:
        """Shows the session's new state."""
        if self._question is not None:
            self._question.come_to(state.place)
        if self._shell is not None:
            self._shell.render(state)

    def tell(self, problem: Problem) -> None:
        """Shows a problem that belongs to no page."""
        if self._shell is None:
            self.stop(problem)
        else:
            self._shell.tell(problem)

    def ask(self, question: Question, lost: Text) -> None:
        """Asks before something is lost."""
        if self._question is not None:
            self._question.ask(question, lost)

    @property
    def asked(self) -> Question | None:
        """The question that stands."""
        return self._question.asked if self._question is not None else None

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
        if self._question is None:
            self._was_closed = True
        else:
            self._asked_to_close()

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Gives the page the room that it needs."""
        if self._shell is not None:
            self._shell.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter presses the step's own button, wherever the keyboard is; held down, it does so once.

        Escape takes a question back, leaves a field, and closes the window from anywhere else.
        """
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape:
            self._escape()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.isAutoRepeat():
            return
        if not (enter and self._shell is not None and self._shell.press_forward()):
            super().keyPressEvent(event)

    def _become(self, language: Language) -> None:
        """Says in a language what the window itself says."""
        from ui.leave_question import LeaveQuestion
        from ui.speech import direction_of
        from ui.window_contents import TITLE

        self._say = language.say
        self.setWindowTitle(language.say(TITLE))
        self.setLayoutDirection(direction_of(language.tag))
        if self._question is not None:
            self._question.widget.deleteLater()
        self._question = LeaveQuestion(language.say)
        self._whole.insertWidget(0, self._question.widget)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        """Leads the keyboard on, or back, in the order of what is shown now."""
        from ui.focus import in_reading_order

        self._order = in_reading_order(self, self._order)
        return super().focusNextPrevChild(next)

    def _go_back(self) -> None:
        if self._shell is not None:
            self._shell.back()

    def _help(self) -> None:
        if self._shell is not None:
            self._shell.help()

    def _escape(self) -> None:
        import platform

        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

        if self._question is None:
            return
        if self._question.asked is not None:
            self._question.withdraw()
        elif isinstance(field := self.focusWidget(), QLineEdit | QPlainTextEdit) and not field.isReadOnly():
            # Whoever only wants to leave a field has not thought of the window.
            field.clearFocus()
        elif platform.system() != "Darwin":
            # There, no window closes by this key.
            self._asked_to_close()

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
