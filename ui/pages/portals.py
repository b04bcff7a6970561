"""Portals that were finished before: each can be gone back to."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from app.aftercare.known_portal import Coming, KnownPortal
from app.setup.begun_before import account_of
from app.setup.state import SetupState
from app.text import Text, text
from ui.pages.card_list import CardList
from ui.session import Session
from ui.tool_tip import plain_tip
from ui.update.loading import load_update_pages
from ui.widgets import button, buttons, column, frame, with_icon, words

_ABOUT = text("See whether it answers, who can see it, how long its trial lasts, and what is left to do.")
_UPDATE = text("Update")
_UPDATE_MEANS = text(
    "Compare it with Microsoft’s newest template. Nothing is changed before you have seen what and agreed."
)
_SIGN_IN = text("Sign in with the account that you set it up with. Next then leads to it.")


class Portals:
    """A card for each portal that is known here.

    With `signed_in_only`, those are left out whose account is not known, but for the one that is wanted.
    """

    def __init__(self, session: Session, *, signed_in_only: bool = False) -> None:
        self._session = session
        self._signed_in_only = signed_in_only
        self._pressed: QWidget | None = None
        self._cards = CardList(self._card)
        self.widget: QWidget = self._cards.widget

    def render(self, state: SetupState) -> None:
        """Shows what the state has of them."""
        here = [(one, account_of(one.place, state.saved_accounts) is None) for one in state.portals.known]
        # Where the others stay as well, they stay in their places.
        wanted = state.portals.wanted if self._signed_in_only else None
        shown = tuple(
            (one, unknown and self._signed_in_only)
            for one, unknown in sorted(here, key=lambda pair: pair[0] != wanted)
            if not (self._signed_in_only and unknown and one != wanted)
        )
        self._cards.show(shown)

    def pressed(self) -> QWidget | None:
        """The button with which the person went to one of them last, for whoever comes back."""
        return self._pressed if self._pressed is not None and isValid(self._pressed) else None

    def _card(self, shown: tuple[KnownPortal, bool]) -> QFrame:
        portal, waits = shown
        say, name, place = self._session.say, portal.name, portal.place.environment_name
        title = text("Your portal {name} in {environment}", name=name, environment=place)
        day = portal.since.astimezone().date()
        said = column(
            words(say(title), "heading"),
            words(say(_came(portal.coming, day))),
            words(say(_SIGN_IN if waits else _ABOUT), "muted"),
        )
        if not waits:
            said.addWidget(buttons(self._go_to(portal, title), self._update(portal, title)))
        return frame("card", with_icon("portal", "accent", said, 24))

    def _go_to(self, portal: KnownPortal, title: Text) -> QWidget:
        say = self._session.say

        def go() -> None:
            self._pressed = made
            self._session.journey.coming_back.open(portal)

        made = button(
            say(text("Go to the portal")),
            go,
            name="go-to-portal",
            says=say(text("{name}: {word}", name=text("Go to the portal"), word=title)),
        )
        return made

    def _update(self, portal: KnownPortal, title: Text) -> QWidget:
        say = self._session.say

        def go() -> None:
            self._pressed = made
            self._session.page.spawn(self._open_for_update(portal))

        spoken = say(text("{name}: {word}", name=_UPDATE, word=title))
        made = button(say(_UPDATE), go, name="update-portal", says=spoken)
        made.setAccessibleDescription(say(_UPDATE_MEANS))
        made.setToolTip(plain_tip(say(_UPDATE_MEANS)))
        return made

    async def _open_for_update(self, portal: KnownPortal) -> None:
        await load_update_pages()
        self._session.journey.coming_back.open(portal, updates=True)


def _came(coming: Coming, day: date) -> Text:
    match coming:
        case Coming.CREATED:
            return text("Created with this program on {day}.", day=day)
        case Coming.BROUGHT_BACK:
            return text("Brought back with this program on {day}.", day=day)
        case Coming.TAKEN_OVER:
            return text("Taken over with this program on {day}.", day=day)
        case Coming.BY_HAND:
            return text("Made by hand, and taken over with this program on {day}.", day=day)
