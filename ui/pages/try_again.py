"""A problem in a step's own work, which can be done again, after signing in again where that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from app.problems import SignInWish
from app.problems.approval import needs_approval
from app.setup.state import Activity
from app.text import Text, text
from ui.approval_card import ApprovalCard
from ui.computer_account import ComputerAccountButton
from ui.leads_to import leads_to_sign_in
from ui.problem_card import ProblemCard
from ui.scope import Scope
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets import button, column, group

Work = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class _Parts:
    card: ProblemCard
    approval: ApprovalCard
    again: QPushButton
    sign_in: QPushButton
    computer: ComputerAccountButton


class TryAgain:
    """Shows the problem of a step. `work` is done again in `scope`; `caption` is what that is called."""

    def __init__(self, session: Session, work: Work, scope: Scope, caption: Text) -> None:
        self._session, self._work, self._scope = session, work, scope
        self._caption = caption
        self._wish: SignInWish | None = None
        self._parts: _Parts | None = None
        self._inside = column(gap=2 * SPACE)
        self.widget: QWidget = group(self._inside)
        self.widget.hide()

    def render(self, activity: Activity, wish: SignInWish | None = None) -> None:
        """Shows what came in the way, if anything did. `wish` says what a new sign-in has to be for."""
        self._wish = wish
        if self._parts is None and activity.problem is None:
            return
        parts = self._parts or self._made()
        approval = needs_approval(activity.problem)
        parts.card.render(activity.problem)
        parts.approval.render(needed=approval)
        parts.again.setVisible(not activity.needs_sign_in and not approval)
        parts.sign_in.setVisible(activity.needs_sign_in)
        parts.computer.render(activity.problem)
        self.widget.setVisible(activity.problem is not None)

    def name(self, caption: Text) -> None:
        """Calls the button that does it again otherwise."""
        self._caption = caption
        if self._parts is not None:
            said = self._session.say(caption)
            self._parts.again.setText(said.replace("&", "&&"))
            self._parts.again.setAccessibleName(said)

    def _made(self) -> _Parts:
        """Makes what is shown, which most people never see."""
        session, say = self._session, self._session.say
        again = button(say(self._caption), self._do_again, name="try-again")
        sign_in = button(say(text("Sign in again")), self._sign_in_first, name="sign-in-again")
        leads_to_sign_in(sign_in, session)
        computer = ComputerAccountButton(session, self._sign_in_with_computer, "computer-again")
        card = ProblemCard(say, again, sign_in, computer.widget)
        approval = ApprovalCard(session, self._do_again, text("Check again"))
        self._inside.addWidget(card.widget)
        self._inside.addWidget(approval.widget)
        self._parts = _Parts(card, approval, again, sign_in, computer)
        return self._parts

    def _do_again(self) -> None:
        self._scope.spawn(self._asked_anew())

    def _sign_in_first(self) -> None:
        people, open_page = self._session.journey.people, self._session.open_page
        self._scope.spawn(self._then_done_again(people.sign_in_again(open_page, self._wish)))

    def _sign_in_with_computer(self, window: int) -> None:
        people, open_page = self._session.journey.people, self._session.open_page
        self._scope.spawn(
            self._then_done_again(people.sign_in_again_with_computer(window, open_page, self._wish))
        )

    async def _asked_anew(self) -> None:
        self._session.journey.people.forget_refusals()
        await self._work()

    async def _then_done_again(self, signing_in: Coroutine[Any, Any, None]) -> None:
        await signing_in
        self._session.come_forward()
        if self._session.journey.state.activity.problem is None:
            await self._work()
