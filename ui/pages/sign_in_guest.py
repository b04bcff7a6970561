"""Signing in to another organisation, for people who work there as a guest. Folded away for all others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.setup.organisation import objection_to
from app.text import text
from ui.entry_field import EntryField
from ui.leads_to import leads_to_sign_in
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import announce, button, buttons, column, frame, group, reveal, words

_TITLE = text("I work for another organisation")
_FIELD = text("Domain or id of that organisation")
_HINT = text("You need this where another organisation has invited your account as a guest.")


class GuestSignIn:
    """Takes the organisation. `sign_in` gets what was typed, once it can be a domain or an id."""

    def __init__(self, session: Session, sign_in: Callable[[str], None]) -> None:
        say = session.say
        self._say, self._sign_in = say, sign_in
        self._turn = button(say(_TITLE), self._fold_or_unfold, "quiet", name="guest")
        self._field = EntryField(self._take)
        self._field.setObjectName("organisation")
        self._field.setAccessibleName(say(_FIELD))
        self._field.setPlaceholderText(say(text("such as contoso.com")))
        self._field.textEdited.connect(lambda _typed: self._object(""))
        caption = words(say(_FIELD), "strong")
        caption.setBuddy(self._field)
        self._objection = words("", "objection")
        self._objection.hide()
        take = button(say(text("Sign in there")), self._take, name="sign-in-as-guest")
        leads_to_sign_in(take, session)
        inside = column(caption, self._field, self._objection, words(say(_HINT), "small"), buttons(take))
        self._fold = frame("card", inside)
        self._fold.hide()
        self.widget: QWidget = group(column(buttons(self._turn), self._fold, gap=SPACE))

    def _fold_or_unfold(self) -> None:
        shown = self._fold.isVisibleTo(self.widget)
        self._fold.setVisible(not shown)
        if not shown:
            self._field.setFocus()
            reveal(self._fold)

    def _take(self) -> None:
        typed = self._field.text().strip()
        objection = objection_to(typed)
        self._object(self._say(objection) if objection else "")
        if objection is None:
            self._sign_in(typed)
        else:
            self._field.setFocus()

    def _object(self, reason: str) -> None:
        self._objection.setText(reason)
        self._objection.setVisible(bool(reason))
        self._field.setAccessibleDescription(reason)
        announce(self.widget, reason)
