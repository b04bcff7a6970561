"""Signing in: why, with which account, and what to do while the browser is open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from app.identity.memory import ANY_ORGANISATION
from app.problems.approval import needs_approval
from app.setup.state import SetupState, StepId
from app.text import text
from ui.aftercare.removals import Removals
from ui.approval_card import ApprovalCard
from ui.computer_account import ComputerAccountButton
from ui.leads_to import help_button, leads_to_sign_in
from ui.pages.page import page_frame
from ui.pages.portals import Portals
from ui.pages.sign_in_accounts import SavedAccounts
from ui.pages.sign_in_guest import GuestSignIn
from ui.pages.sign_in_waiting import BrowserWaiting, CodeWaiting
from ui.pages.unfinished import Unfinished
from ui.problem_card import ProblemCard
from ui.session import Say, Session
from ui.tokens import SPACE
from ui.widgets import button, buttons, column, frame, in_lines, restyle, with_icon, words

_TITLE = text("Sign in with your work account")
_LEAD = text("Use the account with which you administer the environment. You sign in in your own browser.")
_FIRST = text("Open the browser to sign in")
_ANOTHER = text("Sign in with another account")
_NOT_REGISTERED = "SIGN-IN-7"
_PERMISSIONS = (
    text(
        "Power Platform: list environments and sites; install solutions and create the portal if you say so."
    ),
    text("Dataverse: read your roles, the solutions and the table maps; change the portal if you say so."),
    text("Finance and Operations: read whether the table maps are running."),
    text("Microsoft 365: read which licences your organisation has."),
)
_PROMISE = text(
    "Everything happens in your name, and nothing is changed unless you say so. "
    "This program never sees your password."
)


class SignInPage:
    """Shows who is signed in and every way to change that."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._under_way: asyncio.Task[None] | None = None
        self._organisation = ANY_ORGANISATION
        say = session.say
        page = page_frame(say(_TITLE), say(_LEAD))
        self.widget: QWidget = page.widget
        read, about = text("Read how"), text("Read at Microsoft how a program is registered")
        said = text("{name}: {word}", name=read, word=about)
        self._read = help_button(session, read, "app_registration", said, "read-how")
        self._computer = ComputerAccountButton(session, self._sign_in_with_computer, "computer")
        self._problem = ProblemCard(say, self._read, self._computer.widget)
        self._approval = ApprovalCard(session, self._sign_in_once_more, text("Sign in again"))
        self._unfinished = Unfinished(session, signed_in_only=True)
        self._removals = Removals(session, signed_in_only=True)
        self._portals = Portals(session, signed_in_only=True)
        self._accounts = SavedAccounts(session)
        self._browser = BrowserWaiting(session, self._sign_in_with_code)
        self._code = CodeWaiting(session)
        self._open = button(say(_FIRST), self._sign_in, "primary", name="sign-in")
        leads_to_sign_in(self._open, session)
        by_code = button(say(text("Use a code instead")), self._sign_in_with_code, "quiet", name="use-code")
        self._ways = buttons(self._open, by_code)
        self._guest = GuestSignIn(session, self._sign_in_to)
        for part in (
            self._problem.widget,
            self._approval.widget,
            self._unfinished.widget,
            self._removals.widget,
            self._portals.widget,
            self._accounts.widget,
            self._ways,
            self._guest.widget,
            self._browser.widget,
            self._code.widget,
            _reasons(say),
        ):
            page.body.addWidget(part)

    def render(self, state: SetupState) -> None:
        """Shows the accounts, or what is being waited for."""
        activity = state.activity_of(StepId.SIGN_IN)
        waits = activity.doing is not None
        self._problem.render(activity.problem)
        self._read.setVisible(activity.problem is not None and activity.problem.code == _NOT_REGISTERED)
        self._computer.render(activity.problem)
        self._approval.render(needed=needs_approval(activity.problem))
        self._unfinished.render(state)
        self._removals.render(state)
        self._portals.render(state)
        self._accounts.render(state)
        self._ways.setVisible(not waits)
        self._guest.widget.setVisible(not waits)
        caption = self._session.say(_ANOTHER if state.saved_accounts else _FIRST)
        self._open.setText(in_lines(caption))
        self._open.setAccessibleName(caption)
        restyle(self._open, "look", "" if state.account else "primary")
        self._browser.render(activity.doing if state.device_code is None else None, state.sign_in_address)
        self._code.render(state.device_code)

    def first_focus(self) -> QWidget | None:
        """The saved accounts, or the button that opens the browser."""
        return self._accounts.first_focus() or self._open

    def _sign_in(self) -> None:
        self._sign_in_to(ANY_ORGANISATION)

    def _sign_in_to(self, organisation: str) -> None:
        self._organisation = organisation
        self._sign_in_once_more()

    def _sign_in_once_more(self) -> None:
        self._begin(self._through_browser)

    def _sign_in_with_code(self) -> None:
        self._begin(self._session.journey.people.sign_in_with_code)

    def _sign_in_with_computer(self, window: int) -> None:
        self._begin(lambda: self._through_computer(window))

    def _begin(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._under_way = self._session.page.spawn(self._instead_of(self._under_way, work))

    async def _instead_of(
        self, former: asyncio.Task[None] | None, work: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        """Does `work` once `former` has ended: what that leaves in the state must not come after."""
        if former is not None and not former.done():
            former.cancel()
            await asyncio.wait((former,))
        await work()

    async def _through_browser(self) -> None:
        await self._session.journey.people.sign_in(self._session.open_page, self._organisation)
        self._session.come_forward()

    async def _through_computer(self, window: int) -> None:
        people, open_page = self._session.journey.people, self._session.open_page
        await people.sign_in_with_computer(window, open_page, self._organisation)
        self._session.come_forward()


def _reasons(say: Say) -> QFrame:
    """What this program asks for, and what each is for."""
    why = column(words(say(text("What this program asks for")), "heading"), gap=SPACE)
    for permission in _PERMISSIONS:
        why.addLayout(with_icon("yes", "accent", words(say(permission)), 18))
    why.addWidget(words(say(_PROMISE), "muted"))
    return frame("card", why)
