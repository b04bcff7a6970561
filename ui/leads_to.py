"""Whatever sends the browser somewhere says where, before it is pressed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.catalogues import help_page
from app.text import Say, Text, text
from ui.session import Session
from ui.widgets import button


class Link:
    """A button that opens a page. It opens what it says, and no button opens a page in another way.

    `address` is the page, "" where it is not known yet; `says` is for screen readers where the caption is not
    enough. `opened` hears that the person went there.
    """

    def __init__(
        self,
        session: Session,
        caption: Text,
        address: str = "",
        look: str = "",
        *,
        name: str = "",
        says: Text | None = None,
        opened: Callable[[], None] = lambda: None,
    ) -> None:
        self._session, self._opened = session, opened
        say = session.say
        spoken = say(says) if says is not None else ""
        self.button: QPushButton = button(say(caption), self.open, look, name=name, says=spoken)
        self.lead_to(address)

    def lead_to(self, address: str) -> None:
        """Leads to another page from now on; with "" nowhere, and it cannot be pressed."""
        self._address = address
        self.button.setEnabled(bool(address))
        leads_to(self.button, address, self._session.say)

    def open(self) -> None:
        """Opens the page, if it is known."""
        if self._address:
            self._session.open_page(self._address)
            self._opened()


def leads_to(opener: QAbstractButton, address: str, say: Say) -> None:
    """Says on a button, to eyes and to screen readers, that it opens a page at the host of `address`.

    "" takes that away again.
    """
    host = urlsplit(address).hostname or ""
    said = say(text("Opens {host} in your browser", host=host)) if host else ""
    opener.setToolTip(said)
    opener.setAccessibleDescription(said)


def leads_to_sign_in(opener: QAbstractButton, session: Session) -> None:
    """Says on a button that signing in begins in the browser, and at which host."""
    leads_to(opener, session.cloud.sign_in_page, session.say)


def help_button(
    session: Session, caption: Text, page: str, says: Text | None = None, name: str = ""
) -> QPushButton:
    """A quiet button to one of Microsoft's help pages; `page` is its name, `says` is for screen readers."""
    return Link(session, caption, help_page(page), "quiet", name=name, says=says).button
