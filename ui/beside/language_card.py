"""The language of the program, as a setting."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.text import text
from ui.language_menu import LanguageMenu
from ui.session import Session
from ui.widgets import buttons, column, frame, words


def language_card(session: Session) -> QWidget:
    """The languages, of which one is chosen."""
    say = session.say
    about = words(say(text("The window changes at once, and the choice is kept.")))
    inside = column(words(say(text("Language")), "heading"), about, buttons(LanguageMenu(session).widget))
    return frame("card", inside)
