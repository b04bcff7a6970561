"""Whether the portal answers to its visitors, in a line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.aftercare.answer_words import answer_words
from app.setup.aftercare_state import Act, Aftercare
from app.text import text
from ui.icons import Icon
from ui.reflow_layout import with_button
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, busy, button, column, group, row, words

_UNSURE = ("unsure", "unsure")


class AnswerLine:
    """Shows what the portal answers, or that it is being waited for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._icon, self._said = Icon("running", "muted", 18), words("")
        self._said.setObjectName("answer")
        self._busy = busy()
        again = button(session.say(text("Look again")), self._look, "quiet", name="reach-again")
        self._again = again
        line = row(self._icon, with_button(self._said, again), widest=1)
        self.widget: QWidget = group(column(line, self._busy, gap=SPACE // 2))

    def render(self, aftercare: Aftercare) -> None:
        """Shows the last look."""
        reach, runs = aftercare.reach, aftercare.deed(Act.REACH).doing is not None
        self.widget.setVisible(reach is not None or runs)
        self._busy.setVisible(runs)
        settled = reach is not None and reach.last.answer.is_settled
        self._again.setVisible(not runs and not settled)
        self._icon.become(*(("ready", "ready") if settled else ("running", "muted") if runs else _UNSURE))
        words_ = self._session.say(answer_words(reach.last if reach else None, waits=runs))
        if words_ != self._said.text():
            self._said.setText(words_)
            announce(self.widget, words_)

    def _look(self) -> None:
        self._session.page.spawn(self._session.journey.portal.reach())
