"""What to do once the portal is there, each with Microsoft's own description of how."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.setup.state import SetupState
from app.text import Text, text
from ui.leads_to import help_button
from ui.reflow_layout import with_button
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import column, frame, group, separator, with_icon, words

_NEXT = (
    (
        "people",
        text("Let your customers in"),
        text("Customers cannot register themselves: each needs a contact and an invitation."),
        "user_administration",
    ),
    (
        "account",
        text("Give people their web roles"),
        text("A web role decides what a person may see and order."),
        "site_roles",
    ),
    (
        "clock",
        text("Turn the trial into a production site"),
        text("A trial site closes at the end of its time. You can convert it below."),
        "site_lifecycle",
    ),
)


class NextSteps:
    """Shows the ways on from here."""

    def __init__(self, session: Session) -> None:
        self._session = session
        then = column(words(session.say(text("What to do next")), "heading"), gap=int(1.5 * SPACE))
        for place, (icon, title, about, topic) in enumerate(_NEXT):
            if place:
                then.addWidget(separator())
            then.addLayout(self._next(icon, title, about, topic))
        self.widget: QWidget = frame("card", then)

    def render(self, state: SetupState) -> None:
        """Shows them while there is a portal."""
        self.widget.setVisible(state.portal is not None)

    def _next(self, icon: str, title: Text, about: Text, topic: str) -> QHBoxLayout:
        say = self._session.say
        spoken = text("Read how: {title}", title=title)
        how = help_button(self._session, text("Read how"), topic, spoken)
        said = column(words(say(title), "strong"), words(say(about), "muted"), gap=SPACE // 4)
        return with_icon(icon, "accent", with_button(group(said), how), 22)
