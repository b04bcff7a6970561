"""Who can see the portal: everyone, or the people that are named."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.aftercare_state import Act
from app.setup.state import SetupState
from app.text import text
from ui.aftercare.confirmations import SecondButton
from ui.aftercare.deed_line import DeedLine
from ui.aftercare.fold import Fold
from ui.leads_to import help_button
from ui.session import Session
from ui.widgets import buttons, column, words

_PRIVATE = text("Private now: you and up to 50 people of your organisation, whom you name in Power Pages.")
_PUBLIC = text("Public now: everyone who has the address.")
_UNKNOWN = text("Microsoft does not tell whether the portal is private or public.")
_MEANING_PUBLIC = text(
    "Everyone on the Internet will be able to open the portal and to see each page that asks for no sign-in. "
    "The portal restarts, which takes some minutes."
)
_MEANING_PRIVATE = text(
    "Your customers will no longer be able to open the portal: only you and the people you name. The portal "
    "restarts, which takes some minutes."
)
_HINT = text(
    "Customers can come in only while the portal is public. Organisations often keep trial sites from being "
    "public: then convert the portal to production first."
)


class Visibility:
    """Shows who can see the portal, and lets that be changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open = SecondButton(
            session, "make-public", text("Make it public"), _MEANING_PUBLIC, lambda: self._change(public=True)
        )
        self._close = SecondButton(
            session,
            "make-private",
            text("Make it private"),
            _MEANING_PRIVATE,
            lambda: self._change(public=False),
        )
        self._deed = DeedLine(session, "visibility")
        spoken = text("Read how to name people who may see a private site")
        how = help_button(session, text("Read how"), "site_visibility", spoken)
        hint = words(session.say(_HINT))
        inside = column(hint, self._open.widget, self._close.widget, self._deed.widget, buttons(how))
        title = text("Who can see the portal")
        self._fold = Fold(session, "visibility", "people", title, _UNKNOWN, inside)
        self.widget: QWidget = self._fold.widget

    def render(self, state: SetupState) -> None:
        """Shows who can see it."""
        site, aftercare = state.portal, state.aftercare
        self.widget.setVisible(site is not None)
        if site is None:
            return
        self._fold.tell({True: _PRIVATE, False: _PUBLIC, None: _UNKNOWN}[site.is_private])
        can = not aftercare.is_changing
        self._open.render(offered=site.is_private is not False, can=can)
        self._close.render(offered=site.is_private is not True, can=can)
        self._deed.render(aftercare.deed(Act.VISIBILITY))

    def _change(self, *, public: bool) -> None:
        self._session.lasting.spawn(self._session.journey.portal.make_public(public=public))
