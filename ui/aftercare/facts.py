"""The two facts that everyone has to know of a new portal: who can see it, and for how long it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.services.websites import Website
from app.setup.state import SetupState
from app.text import Text, plural, text
from ui.session import Session
from ui.widgets import frame, with_icon, words


class Facts:
    """Shows what is known; what is not known is not said."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._terms = words("")
        self.widget: QWidget = frame("card", with_icon("lock", "accent", self._terms))

    def render(self, state: SetupState) -> None:
        """Shows the facts of the portal."""
        terms = " ".join(self._session.say(one) for one in _terms(state.site)) if state.site else ""
        self._terms.setText(terms)
        self.widget.setVisible(bool(terms))


def _terms(site: Website) -> tuple[Text, ...]:
    found = []
    if site.is_private:
        found.append(text("The portal is private: only you and the people you name can see it."))
    if site.trial_days is not None:
        found.append(
            plural(
                "It is a trial that ends in {count} day.",
                "It is a trial that ends in {count} days.",
                site.trial_days,
            )
        )
    return tuple(found)
