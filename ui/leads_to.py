"""A button that sends the browser somewhere says where, before it is pressed."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtWidgets import QAbstractButton, QPushButton

from app.catalogues import help_page
from app.text import Say, Text, text
from ui.session import Session
from ui.widgets import button


def leads_to(opener: QAbstractButton, address: str, say: Say) -> None:
    """Says on a button, to eyes and to screen readers, that it opens a page at the host of `address`.

    "" takes that away again.
    """
    host = urlsplit(address).hostname or ""
    said = say(text("Opens {host} in your browser", host=host)) if host else ""
    opener.setToolTip(said)
    opener.setAccessibleDescription(said)


def help_button(
    session: Session, caption: Text, page: str, says: Text | None = None, name: str = ""
) -> QPushButton:
    """A quiet button to one of Microsoft's help pages; `page` is its name, `says` is for screen readers."""
    address, say = help_page(page), session.say
    spoken = say(says) if says is not None else ""
    made = button(say(caption), lambda: session.open_page(address), "quiet", name=name, says=spoken)
    leads_to(made, address, say)
    return made
