"""Removals that were begun before and have not come to their end: each can be gone on with."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from app.provisioning.journal import Creation
from app.setup.begun_before import account_of
from app.setup.state import SetupState
from app.text import text
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, clear, column, frame, group, with_icon, words


class Removals:
    """A card for each portal that is half removed.

    With `signed_in_only`, those are left out whose account is not known: they need a sign-in first.
    """

    def __init__(self, session: Session, *, signed_in_only: bool = False) -> None:
        self._session = session
        self._signed_in_only = signed_in_only
        self._shown: tuple[Creation, ...] = ()
        self._cards = column(gap=SPACE)
        self.widget: QWidget = group(self._cards)
        self.widget.hide()

    def render(self, state: SetupState) -> None:
        """Shows what the state has of them."""
        shown = tuple(
            one
            for one in state.aftercare.removals
            if not self._signed_in_only or account_of(one.place, state.saved_accounts) is not None
        )
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._cards)
        for creation in shown:
            self._cards.addWidget(self._card(creation))
        self.widget.setVisible(bool(shown))

    def _card(self, creation: Creation) -> QFrame:
        say, name, place = self._session.say, creation.request.name, creation.place.environment_name
        go_on = button(
            say(text("See how far it is")),
            lambda: self._resume(creation),
            name="resume-removal",
            says=say(text("{name}: {word}", name=text("See how far it is"), word=name)),
        )
        said = column(
            words(say(text("A portal is being removed")), "heading"),
            words(say(text("{name} in {environment}", name=name, environment=place))),
            words(say(text("It was begun before, and its end has not been seen yet.")), "muted"),
            buttons(go_on),
        )
        return frame("accent", with_icon("resume", "accent", said, 24))

    def _resume(self, creation: Creation) -> None:
        self._session.lasting.spawn(self._session.journey.removal.resume(creation))
