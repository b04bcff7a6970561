"""The choice of the language, each under its own name; what is chosen is shown at once."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from app.languages import shipped
from app.text import text
from ui.session import Session
from ui.speech import own_name
from ui.widgets import button


def language_menu(session: Session) -> QPushButton:
    """A button that unfolds the languages. It can stand on any page."""
    chosen = own_name(session.language.tag)
    spoken = f"{session.say(text('Language'))}: {chosen}"
    made = button(chosen, lambda: None, "faint", name="speak", says=spoken)
    made.setToolTip(spoken)
    menu = QMenu(made)
    menu.setAccessibleName(spoken)
    group = QActionGroup(menu)
    for tag in shipped():
        group.addAction(_action(session, made, tag))
    menu.addActions(group.actions())
    made.setMenu(menu)
    return made


def _action(session: Session, place: QPushButton, tag: str) -> QAction:
    action = QAction(own_name(tag), place)
    action.setObjectName(f"speak-{tag}")
    action.setCheckable(True)
    action.setChecked(tag == session.language.tag)
    # The menu is gone once the window speaks the other language, so it has to be closed before.
    action.triggered.connect(lambda: session.later(place, lambda: session.speak(tag)))
    return action
