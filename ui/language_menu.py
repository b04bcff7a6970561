"""The choice of the language, each under its own name; what is chosen is shown at once."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from app.languages import shipped
from app.text import text
from ui.session import Session
from ui.speech import own_name
from ui.widgets import button


class LanguageMenu:
    """A button that unfolds the languages. It can stand on any page."""

    def __init__(self, session: Session) -> None:
        self._tag = session.language.tag
        chosen = own_name(self._tag)
        spoken = f"{session.say(text('Language'))}: {chosen}"
        self.widget = button(chosen, lambda: None, "faint", name="speak", says=spoken)
        menu = QMenu(self.widget)
        menu.setAccessibleName(spoken)
        group = QActionGroup(menu)
        for tag in shipped():
            group.addAction(_action(session, self.widget, tag))
        menu.addActions(group.actions())
        self.widget.setMenu(menu)

    def fit(self, *, is_narrow: bool) -> None:
        """Shows the language's letters alone where there is no room for its name."""
        self.widget.setText(self._tag[:2].upper() if is_narrow else own_name(self._tag))
        self.widget.setToolTip(own_name(self._tag) if is_narrow else "")
        self.widget.ensurePolished()


def _action(session: Session, place: QPushButton, tag: str) -> QAction:
    action = QAction(own_name(tag), place)
    action.setObjectName(f"speak-{tag}")
    action.setCheckable(True)
    action.setChecked(tag == session.language.tag)
    # The menu is gone once the window speaks the other language, so it has to be closed before.
    action.triggered.connect(lambda: session.later(place, lambda: session.speak(tag)))
    return action
