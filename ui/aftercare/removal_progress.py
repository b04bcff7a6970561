"""How far the removal of a portal is, and how it ended."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.aftercare.removal import RemovalStage
from app.setup.aftercare_state import Act, Aftercare
from app.setup.aftercare_words import STAGES
from app.setup.state import SetupState
from app.text import Text, text
from ui.aftercare.deed_line import DeedLine
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, reveal, words

_OVER = (RemovalStage.DONE, RemovalStage.CONTENT_KEPT, RemovalStage.CONTENT_NOT_OURS)


class RemovalProgress:
    """Shows a removal once it is begun."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._title = words("", "heading")
        self._deed = DeedLine(session, "removal")
        self._again = buttons(
            button(session.say(text("Look again")), self._go_on, "primary", name="removal-go-on")
        )
        inside = column(self._title, self._deed.widget, self._again, gap=SPACE)
        self.widget: QWidget = frame("card", inside)

    def render(self, state: SetupState) -> None:
        """Shows how far it is."""
        aftercare, say = state.aftercare, self._session.say
        shown = aftercare.removing is not None
        if shown and self.widget.isHidden():
            reveal(self.widget)
        self.widget.setVisible(shown)
        if aftercare.removing is None:
            return
        deed = aftercare.deed(Act.REMOVAL)
        self._title.setText(say(_title(aftercare, aftercare.removing.request.name)))
        stage = STAGES.get(aftercare.removal) if aftercare.removal else None
        self._deed.render(replace(deed, doing=stage) if deed.doing and stage else deed)
        over = aftercare.removal in _OVER or aftercare.removal is RemovalStage.NOT_OURS
        self._again.setVisible(deed.doing is None and not over)

    def _go_on(self) -> None:
        self._session.lasting.spawn(self._session.journey.removal.go_on())


def _title(aftercare: Aftercare, name: str) -> Text:
    if aftercare.removal in _OVER:
        return text("{name} is removed", name=name)
    if aftercare.deed(Act.REMOVAL).doing is not None:
        return text("{name} is being removed", name=name)
    return text("{name} is not removed yet", name=name)
