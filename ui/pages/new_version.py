"""The card that tells of a new version, and leads to where it is. It installs nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.releases.channel import release_channel
from app.releases.manifest import Release
from app.setup.state import SetupState
from app.text import text
from app.version import VERSION
from ui.leads_to import Link
from ui.session import Session
from ui.widgets import button, buttons, column, frame, with_icon, words


class NewVersion:
    """Shows the version that the state tells of, if any."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: Release | None = None
        say = session.say
        self._what = words("", "strong")
        self._own = words(say(text("You have version {own}. Nothing is installed by itself.", own=VERSION)))
        page = release_channel().page
        see = Link(session, text("See what is new"), page, name="see-new-version")
        later = button(
            say(text("Do not tell me of this one again")), self._hide, "quiet", name="hide-version"
        )
        inside = column(self._what, self._own, buttons(see.button, later))
        self.widget: QFrame = frame("card", with_icon("information", "accent", inside))
        self.widget.hide()

    def render(self, state: SetupState) -> None:
        """Shows what the state tells."""
        if state.newer != self._shown:
            self._shown = state.newer
            self.widget.setVisible(state.newer is not None)
            if state.newer is not None:
                version = state.newer.version
                self._what.setText(self._session.say(text("Version {version} is out", version=version)))

    def _hide(self) -> None:
        self._session.lasting.spawn(self._session.journey.news.hide())
