"""Bringing the portal up to date with Microsoft's template."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState
from app.text import text
from ui.session import Session
from ui.update.loading import load_update_pages
from ui.widgets import button, buttons, column, frame, with_icon, words

_TITLE = text("Keep it up to date")
_ABOUT = text(
    "Microsoft’s newer pages, texts and settings do not come to a portal by themselves. Compare yours with "
    "them, take over what you want, and keep what you changed."
)
_UNREADABLE = text(
    "Microsoft does not tell where the content of this portal is kept, so it cannot be compared with the "
    "template. A portal that has just been made may need some minutes; go to it again then."
)


class UpdateCard:
    """Offers the update of the portal, if its content can be read."""

    def __init__(self, session: Session) -> None:
        say = session.say
        self._session = session
        self._begin = button(say(text("Compare with Microsoft’s template")), self._do, name="update")
        self._about = words("", "muted")
        said = column(words(say(_TITLE), "heading"), self._about, buttons(self._begin))
        self.widget: QWidget = frame("card", with_icon("resume", "accent", said, 22))

    def render(self, state: SetupState) -> None:
        """Shows it, or why there is none."""
        site = state.portal
        self.widget.setVisible(site is not None)
        can = site is not None and bool(site.record)
        self._about.setText(self._session.say(_ABOUT if can else _UNREADABLE))
        self._begin.setVisible(can)

    def _do(self) -> None:
        self._session.page.spawn(self._open())

    async def _open(self) -> None:
        await load_update_pages()
        self._session.journey.updating.open()
