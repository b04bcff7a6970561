"""That choices of an earlier time stand again, and that others were left out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.kept_choices import KeptChoices
from app.text import Text, plural, text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, frame, with_icon, words


class AgainNotice:
    """Says it once the sides are compared, also to a screen reader; hidden where nothing was chosen."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._said = words("")
        self._said.setObjectName("chosen-before")
        self.widget: QWidget = frame("accent", with_icon("information", "accent", self._said), SPACE)

    def render(self, kept: KeptChoices) -> None:
        """Shows what became of the choices."""
        said = self._session.say(_words(kept)) if kept.again or kept.left_out else ""
        self.widget.setVisible(bool(said))
        if said != self._said.text():
            self._said.setText(said)
            announce(self.widget, said)


def _words(kept: KeptChoices) -> Text:
    day = kept.made.astimezone().date() if kept.made else ""
    again = plural(
        "What you chose on {day} stands again in {count} part.",
        "What you chose on {day} stands again in {count} parts.",
        kept.again,
        day=day,
    )
    left = plural(
        "{count} part is no longer what it was then, so nothing is chosen there: have a look.",
        "{count} parts are no longer what they were then, so nothing is chosen there: have a look.",
        kept.left_out,
    )
    if not kept.left_out:
        return again
    return text("{again} {left}", again=again, left=left) if kept.again else left
