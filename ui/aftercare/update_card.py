"""Bringing the portal up to date with Microsoft's template."""

from __future__ import annotations

import asyncio
from importlib import import_module

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
        self._session = session
        begin = button(say(text("Compare with Microsoft’s template")), self._begin, name="update")
        said = column(words(say(_TITLE), "heading"), words(say(_ABOUT), "muted"), buttons(begin))
        self.widget: QWidget = frame("card", with_icon("resume", "accent", said, 22))

    def render(self, state: SetupState) -> None:
        """Shows it."""
        site = state.site
        self.widget.setVisible(site is not None and bool(site.record) and state.aftercare.shows_portal)

    def _begin(self) -> None:
        self._session.page.spawn(self._open())

    async def _open(self) -> None:
        # What only an update needs takes a while to load, and must not hold the window up.
        await asyncio.to_thread(import_module, "ui.update.all_pages")
        self._session.journey.updating.open()
