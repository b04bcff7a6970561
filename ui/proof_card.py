"""A sign-in page that Microsoft asked for in the middle of something, and the way out of it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from app.identity.accounts import SIGN_IN_TIME
from app.setup.proof import Proof
from app.text import text
from ui.leads_to import Link
from ui.pages.time_left import TimeLeft
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, button, buttons, column, copy, frame, with_icon, words

_WHAT = text("Microsoft wants you to confirm who you are")
_HOW = text(
    "Your browser has been opened for that. The program then goes on by itself with what it was doing."
)


class ProofCard:
    """Shows that the browser is waited for, on whatever page."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: Proof | None = None
        say = session.say
        self._left = TimeLeft(say)
        self._again = Link(session, text("Open the browser again"), name="prove-again")
        link = button(say(text("Copy the link")), self._copy, name="prove-link")
        stop = button(say(text("Cancel")), session.journey.people.stop_proving, name="stop-proving")
        self._once_open = (self._again.button, link)
        ways = buttons(self._again.button, link, stop)
        inside = column(words(say(_WHAT), "strong"), words(say(_HOW)), self._left.label, ways)
        self.widget: QFrame = frame("accent", with_icon("account", "accent", inside), int(1.5 * SPACE))
        self.widget.setObjectName("proof")
        self.widget.hide()

    def render(self, proof: Proof | None) -> bool:
        """Shows what is waited for; None hides it. Says whether what was seen has just gone."""
        before, self._shown = self._shown, proof
        if proof == before:
            return False
        was_visible = self.widget.isVisible()
        self.widget.setVisible(proof is not None)
        self._again.lead_to(proof.address if proof is not None else "")
        for one in self._once_open:
            one.setVisible(proof is not None and bool(proof.address))
        if proof is None:
            self._left.stop()
            return was_visible
        if before is None:
            say = self._session.say
            self._left.start(SIGN_IN_TIME)
            announce(self.widget, f"{say(_WHAT)}. {say(_HOW)}")
        return False

    def _copy(self) -> None:
        if self._shown is not None:
            copy(self._shown.address)
