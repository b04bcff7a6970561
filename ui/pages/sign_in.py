"""Signing in: why, with which account, and what to do while the browser is open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.setup.state import SetupState, StepId
from app.text import text
from ui.pages.page import page_frame
from ui.pages.sign_in_accounts import SavedAccounts
from ui.pages.sign_in_waiting import BrowserWaiting, CodeWaiting
from ui.pages.unfinished import Unfinished
from ui.problem_card import ProblemCard
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, restyle, with_icon, words

_TITLE = text("Sign in with your work account")
_LEAD = text(
    "Use the account with which you administer the environment. You sign in on Microsoft's own page."
)
_FIRST = text("Open the browser to sign in")
_ANOTHER = text("Sign in with another account")
_PERMISSIONS = (
    text("Power Platform: list your environments and their sites, and create the portal when you say so."),
    text("Dataverse: read your roles, the languages, the solutions and the table maps in use."),
    text("Finance and Operations: read whether the table maps are running."),
    text("Microsoft 365: read which licences your organisation has."),
)
_PROMISE = text(
    "Everything happens in your name, and nothing is changed before you choose to create the portal. "
    "This program never sees your password."
)


class SignInPage:
    """Shows who is signed in and every way to change that."""

    def __init__(self, session: Session) -> None:
        self._session = session
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD))
        self.widget: QWidget = page.widget
        self._problem = ProblemCard(say)
        self._unfinished = Unfinished(session)
        self._accounts = SavedAccounts(session)
        self._browser = BrowserWaiting(session)
        self._code = CodeWaiting(session)
        self._open = button(say(_FIRST), self._sign_in, "primary", name="sign-in")
        by_code = button(say(text("Use a code instead")), self._sign_in_with_code, "quiet", name="use-code")
        self._ways = buttons(self._open, by_code)
        for part in (
            self._problem.widget,
            self._unfinished.widget,
            self._accounts.widget,
            self._ways,
            self._browser.widget,
            self._code.widget,
        ):
            page.body.addWidget(part)
        why = column(words(say(text("What this program asks for")), "heading"), gap=SPACE)
        for permission in _PERMISSIONS:
            why.addLayout(with_icon("yes", "accent", words(say(permission)), 18))
        why.addWidget(words(say(_PROMISE), "muted"))
        page.body.addWidget(frame("card", why))

    def render(self, state: SetupState) -> None:
        """Shows the accounts, or what is being waited for."""
        activity = state.activity_of(StepId.SIGN_IN)
        waits = activity.doing is not None
        self._problem.render(activity.problem)
        self._unfinished.render(state)
        self._accounts.render(state)
        self._ways.setVisible(not waits)
        caption = self._session.say(_ANOTHER if state.saved_accounts else _FIRST)
        self._open.setText(caption)
        self._open.setAccessibleName(caption)
        restyle(self._open, "look", "" if state.account else "primary")
        self._browser.render(activity.doing if state.device_code is None else None, state.sign_in_address)
        self._code.render(state.device_code)

    def first_focus(self) -> QWidget | None:
        """The saved accounts, or the button that opens the browser."""
        return self._accounts.first_focus() or self._open

    def _sign_in(self) -> None:
        self._session.page.spawn(self._through_browser())

    def _sign_in_with_code(self) -> None:
        self._session.page.spawn(self._session.journey.sign_in_with_code())

    async def _through_browser(self) -> None:
        await self._session.journey.sign_in(self._session.open_page)
        self._session.come_forward()
