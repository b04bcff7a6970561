"""Bringing the portal up to date with Microsoft's template."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from app.text import text
from ui.session import Session
from ui.widgets import button, buttons, column, frame, with_icon, words

_TITLE = text("Keep it up to date")
_ABOUT = text(
    "Microsoft’s newer pages, texts and settings do not come to a portal by themselves. Compare yours with "
    "them, take over what you want, and keep what you changed."
)


class UpdateCard:
    """Offers the update while there is a portal whose content can be read."""

    def __init__(self, session: Session) -> None:
        say = session.say
        begin = button(
            say(text("Compare with Microsoft’s template")), session.journey.updating.open, name="update"
        )
        said = column(words(say(_TITLE), "heading"), words(say(_ABOUT), "muted"), buttons(begin))
        self.widget: QWidget = frame("card", with_icon("resume", "accent", said, 22))

    def render(self, state: SetupState) -> None:
        """Shows it."""
        site = state.site
        self.widget.setVisible(site is not None and bool(site.record) and state.aftercare.shows_portal)
