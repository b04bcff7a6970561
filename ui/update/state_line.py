"""What is going on with an update, how far it is, and what came in its way."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from app.setup.update_state import UpdateState
from app.text import Text, text
from ui.problem_card import ProblemCard
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import column, group, words


class StateLine:
    """Shows it; `name` tells its parts from those of other pages."""

    def __init__(self, session: Session, name: str) -> None:
        self._session = session
        self._doing = words("", "muted")
        self._doing.setObjectName(f"doing-{name}")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(session.say(text("Progress")))
        self._running = group(column(self._doing, self._bar, gap=SPACE // 2))
        self._problem = ProblemCard(session.say)
        self.widget: QWidget = group(column(self._running, self._problem.widget))

    def render(self, update: UpdateState) -> None:
        """Shows how far it is."""
        doing = update.doing
        self._problem.render(update.problem)
        self._running.setVisible(doing is not None)
        self.widget.setVisible(doing is not None or update.problem is not None)
        if doing is None:
            return
        said: Text = doing.what
        if doing.known:
            said = text("{what}: {done} of {known}", what=doing.what, done=doing.done, known=doing.known)
        elif doing.done:
            said = text("{what}: {done} so far", what=doing.what, done=doing.done)
        self._doing.setText(self._session.say(said))
        self._bar.setRange(0, doing.known)
        self._bar.setValue(min(doing.done, doing.known))
