"""The accounts that are saved on this computer: each can be taken again without typing, and removed."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QWidget

from app.identity.accounts import Account
from app.setup.state import SetupState, StepId
from app.text import Text, text
from ui.choices import mark, on_choice
from ui.reflow_layout import with_button
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, clear, column, frame, group, words

_BESIDE_MARK = 30
"""Pixels from the left edge of a radio button to its words."""


class SavedAccounts:
    """A list to choose one account from."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown: tuple[Account, ...] = ()
        self._buttons: dict[Account, QRadioButton] = {}
        self._list = column(gap=0)
        heading = words(session.say(text("Accounts on this computer")), "heading")
        self.widget: QFrame = frame("card", column(heading, self._list, gap=SPACE))
        self.widget.setObjectName("saved-accounts")
        self._group = QButtonGroup(self.widget)
        self.widget.hide()

    def render(self, state: SetupState) -> None:
        """Shows the accounts and which of them is used."""
        if state.saved_accounts != self._shown:
            self._fill(state.saved_accounts)
        self.widget.setVisible(bool(state.saved_accounts))
        self.widget.setEnabled(state.activity_of(StepId.SIGN_IN).doing is None)
        # An exclusive group does not let go of its last choice.
        self._group.setExclusive(False)
        for account, choice in self._buttons.items():
            mark(choice, chosen=account == state.account)
        self._group.setExclusive(True)

    def first_focus(self) -> QWidget | None:
        """The account in use, or the first one."""
        chosen = [choice for choice in self._buttons.values() if choice.isChecked()]
        return next(iter((*chosen, *self._buttons.values())), None)

    def _fill(self, accounts: tuple[Account, ...]) -> None:
        self._shown = accounts
        clear(self._list)
        self._buttons = {}
        for account in accounts:
            self._list.addWidget(self._row(account))

    def _row(self, account: Account) -> QWidget:
        say, journey = self._session.say, self._session.journey
        choice = QRadioButton(account.user_name.replace("&", "&&"))
        choice.setObjectName("account")
        choice.setAccessibleName(say(_whole(account)))
        on_choice(choice, lambda: journey.people.choose(account))
        self._group.addButton(choice)
        self._buttons[account] = choice
        sign_out = button(
            say(text("Sign out")),
            lambda: self._sign_out(account),
            "quiet",
            name="sign-out",
            says=say(text("Sign out {name}", name=_whole(account))),
        )
        named = column(choice, gap=0)
        if account.is_guest:
            visits = words(say(text("Guest of {organisation}", organisation=account.tenant)), "small")
            visits.setContentsMargins(_BESIDE_MARK, 0, 0, SPACE // 2)
            named.addWidget(visits)
        return with_button(group(named), sign_out)

    def _sign_out(self, account: Account) -> None:
        self._session.lasting.spawn(self._session.journey.people.sign_out(account))


def _whole(account: Account) -> Text:
    """The person, and the organisation where it is not their own."""
    if not account.is_guest:
        return text("{name}", name=account.user_name)
    return text("{name}, guest of {organisation}", name=account.user_name, organisation=account.tenant)
