"""Removals that were begun before and have not come to their end: each can be gone on with."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from app.provisioning.journal import Creation
from app.setup.state import SetupState
from app.text import text
from ui.pages.card_list import CardList, of_known_accounts
from ui.session import Session
from ui.widgets import button, buttons, column, frame, with_icon, words


class Removals:
    """A card for each portal that is half removed.

    With `signed_in_only`, those are left out whose account is not known: they need a sign-in first.
    """

    def __init__(self, session: Session, *, signed_in_only: bool = False) -> None:
        self._session = session
        self._signed_in_only = signed_in_only
        self._cards = CardList(self._card)
        self.widget: QWidget = self._cards.widget

    def render(self, state: SetupState) -> None:
        """Shows what the state has of them."""
        removals = state.aftercare.removals
        self._cards.show(of_known_accounts(removals, state) if self._signed_in_only else removals)

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
